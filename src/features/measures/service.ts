import { readRows, type TableEvent } from '../../documents/readers/index.ts';
import { type Clock, type CouncilCode, type Fault, fault, isPeriodKind, isUnit } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { inForce } from '../../platform/database/revisions.ts';
import type { Actor } from '../access/index.ts';
import { appendToRecord, instantOfWrite } from '../record/index.ts';
import { headingFaults, type MeasureOutline, readObservation } from './observation-file.ts';
import { recordObservations } from './recorded.ts';
import type { ObservationRow } from './store.ts';
import { MEASURE } from './tables.ts';

/** One change that an import makes, or would make. */
type ObservationChange = {
  readonly kind: 'added' | 'revised';
  readonly measure: string;
  readonly period: string;
  readonly value: string | null;
  readonly absence: string | null;
};

/** What came of a file. With any row rejected nothing is loaded, and `accepted` is 0. */
export type ImportResult = {
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: readonly Fault[];
  readonly changes: readonly ObservationChange[];
  readonly notes: readonly string[];
};

type ImportOptions = {
  readonly fileName: string;
  readonly sheet?: string;
  readonly clock: Clock;
  readonly actor: Actor;
  readonly dryRun?: boolean;
  /** Called as the file is read, with the share done (0 to 1) and the rows so far. */
  readonly onProgress?: (share: number, rows: number) => void;
};

const outlines = async (tx: Transaction, clock: Clock): Promise<Map<string, MeasureOutline>> => {
  const rows = await inForce<{ code: string; unit: string; frequency: string }>(tx, MEASURE, clock());
  return new Map(
    rows.flatMap(({ code, unit, frequency }) =>
      isUnit(unit) && isPeriodKind(frequency) ? [[code, { unit, frequency }] as const] : [],
    ),
  );
};

type Gathered = { rows: ObservationRow[]; faults: Fault[]; notes: readonly string[] };

const gather = async (
  events: AsyncIterable<TableEvent>,
  measures: ReadonlyMap<string, MeasureOutline>,
  options: ImportOptions,
): Promise<Gathered> => {
  const file = { file: options.fileName };
  const gathered: Gathered = { rows: [], faults: [], notes: [] };
  const seen = new Map<string, number>();
  for await (const event of events) {
    if (event.kind === 'start') {
      gathered.faults.push(...headingFaults(event.headings, file));
      if (gathered.faults.length > 0) return gathered;
    }
    if (event.kind === 'refused') gathered.faults.push(...event.faults);
    if (event.kind === 'end') gathered.notes = event.notes;
    if (event.kind !== 'rows') continue;
    gathered.faults.push(...event.faults);
    for (const row of event.rows) {
      const read = readObservation(row, measures, file);
      if (!read.ok) {
        gathered.faults.push(...read.problem);
        continue;
      }
      const key = `${read.value.measure} ${read.value.period} ${read.value.source}`;
      const before = seen.get(key);
      if (before === undefined) gathered.rows.push(read.value);
      else
        gathered.faults.push(
          fault('row.repeated', `${key} stands already in row ${before}`, { ...file, row: row.number }),
        );
      seen.set(key, row.number);
    }
    options.onProgress?.(event.share, gathered.rows.length);
  }
  if (gathered.rows.length === 0 && gathered.faults.length === 0)
    gathered.faults.push(fault('input.empty', undefined, file));
  return gathered;
};

const changeOf =
  (kind: ObservationChange['kind']) =>
  ({ measure, period, value, absence }: ObservationRow): ObservationChange => ({
    kind,
    measure,
    period: period ?? '',
    value,
    absence,
  });

/**
 * Takes figures from a CSV file or an Excel workbook. All of the file or none of it: every row is judged first, then all are appended in one
 * transaction with its entry in the record. What already stands as given is left as it is. `dryRun` says what would change.
 */
export const importObservations = (
  database: Database,
  council: CouncilCode,
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<ImportResult> => {
  const named = options.sheet === undefined ? {} : { sheet: options.sheet };
  return takeObservations(database, council, readRows(bytes, { fileName: options.fileName, ...named }), options);
};

/** As `importObservations`, from rows that another program sent. */
export const takeObservations = async (
  database: Database,
  council: CouncilCode,
  events: AsyncIterable<TableEvent>,
  options: ImportOptions,
): Promise<ImportResult> => {
  const measures = await database.read({ council }, (tx) => outlines(tx, options.clock));
  const { rows, faults, notes } = await gather(events, measures, options);
  if (faults.length > 0) return { accepted: 0, unchanged: 0, rejected: faults, changes: [], notes };
  const work = async (tx: Transaction): Promise<ImportResult> => {
    const at = await instantOfWrite(tx, options.clock);
    const recorded = await recordObservations(tx, rows, {
      origin: 'import',
      telling: 'correction',
      knownAt: at,
      dryRun: options.dryRun ?? false,
    });
    const changes = [...recorded.added.map(changeOf('added')), ...recorded.revised.map(changeOf('revised'))];
    if (options.dryRun !== true && changes.length > 0) {
      const detail = { added: recorded.added.length, revised: recorded.revised.length, unchanged: recorded.unchanged };
      await appendToRecord(tx, {
        at,
        actor: options.actor,
        action: 'observations.import',
        subject: options.fileName,
        detail,
      });
    }
    return { accepted: rows.length, unchanged: recorded.unchanged, rejected: [], changes, notes };
  };
  return options.dryRun === true ? database.read({ council }, work) : database.write({ council }, work);
};
