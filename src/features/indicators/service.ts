import { type Clock, describeFault, type Fault, type FaultCode, type Instant, toPlain } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { type RevisionCount, revise } from '../../platform/database/revisions.ts';
import type { Actor } from '../access/index.ts';
import { allCouncils } from '../councils/index.ts';
import { appendToRecord, instantOfWrite } from '../record/index.ts';
import { type Indicator, LGBF, type PublishedValue } from './indicator.ts';
import { type LgbfContent, readLgbf } from './lgbf.ts';
import { type NationalFile, readLgbfFiles } from './lgbf-files.ts';
import { indicatorsOf } from './read-model.ts';
import { appendValues, type RevisedValue } from './store.ts';
import { FAMILY_GROUP, INDICATOR } from './tables.ts';

/** One row that stands in the way, as the JSON of the command gives it. `message` says what was found and what to do. */
type RejectedRow = {
  readonly file?: string;
  readonly row?: number;
  readonly column?: string;
  readonly code: FaultCode;
  readonly message: string;
};

/** What an import did, or would do. New values are counted by indicator, revised ones listed one by one. */
export type NationalChange =
  | {
      readonly kind: 'indicator' | 'family-group';
      readonly change: 'added' | 'changed' | 'withdrawn';
      readonly key: string;
    }
  | { readonly kind: 'values'; readonly change: 'added'; readonly indicator: string; readonly count: number }
  | ({ readonly kind: 'value'; readonly change: 'revised' } & RevisedValue);

export type NationalImport = {
  /** Rows of the files that were read and are in force now (or would be); 0 where any row was rejected. */
  readonly accepted: number;
  /** How many of the values stood already as given. */
  readonly unchanged: number;
  readonly rejected: readonly RejectedRow[];
  readonly changes: readonly NationalChange[];
  readonly notes: readonly string[];
  readonly dryRun: boolean;
};

export type ImportOptions = {
  /** Works out the changes and keeps none of them. */
  readonly dryRun?: boolean;
  /** Called after each part of the values; both count values. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
};

// Large enough that the cost of a statement is spread thin, small enough that progress moves several times a second.
const CHUNK = 4_000;

const rejectedRow = (found: Fault): RejectedRow => {
  const { file, row, column } = found.place;
  return {
    ...(file === undefined ? {} : { file }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    code: found.code,
    message: describeFault({ ...found, place: {} }),
  };
};

const rejectedBy = (faults: readonly Fault[], dryRun: boolean): NationalImport => ({
  accepted: 0,
  unchanged: 0,
  rejected: faults.map(rejectedRow),
  changes: [],
  notes: [],
  dryRun,
});

const indicatorRow = (indicator: Indicator) => ({
  code: indicator.code,
  title: indicator.title,
  unit: indicator.unit,
  decimals: indicator.decimals,
  factor: toPlain(indicator.factor),
  conversion: indicator.conversion,
  ranking: indicator.ranking,
  measure_type: indicator.measureType,
  reporting_period: indicator.reportingPeriod,
  family_grouping: indicator.familyGrouping,
  source_note: indicator.sourceNote,
  dataset: indicator.dataset,
});

const revisions = (kind: 'indicator' | 'family-group', count: RevisionCount): NationalChange[] =>
  (['added', 'changed', 'withdrawn'] as const).flatMap((change) => count[change].map((key) => ({ kind, change, key })));

const writeValues = async (
  tx: Transaction,
  values: readonly PublishedValue[],
  knownAt: Instant,
  onProgress: ImportOptions['onProgress'],
): Promise<NationalChange[]> => {
  // Neighbours in the file are neighbours in the index: sorted, the look-up of what is in force stays on few pages.
  const sorted = [...values].sort((a, b) => (a.indicator < b.indicator ? -1 : a.indicator > b.indicator ? 1 : 0));
  const added = new Map<string, number>();
  const revised: RevisedValue[] = [];
  for (let start = 0; start < sorted.length; start += CHUNK) {
    const outcome = await appendValues(tx, sorted.slice(start, start + CHUNK), LGBF, knownAt);
    for (const { indicator, count } of outcome.added) added.set(indicator, (added.get(indicator) ?? 0) + count);
    revised.push(...outcome.revised);
    onProgress?.({ done: Math.min(start + CHUNK, sorted.length), total: sorted.length });
  }
  return [
    ...[...added].map(([indicator, count]) => ({ kind: 'values', change: 'added', indicator, count }) as const),
    ...revised.map((value) => ({ kind: 'value', change: 'revised', ...value }) as const),
  ];
};

const writeContent = async (
  tx: Transaction,
  content: LgbfContent,
  knownAt: Instant,
  onProgress: ImportOptions['onProgress'],
): Promise<NationalChange[]> => {
  const { indicators, families, values } = content;
  const origin = LGBF;
  return [
    ...(indicators === undefined
      ? []
      : revisions('indicator', await revise(tx, INDICATOR, indicators.map(indicatorRow), origin, knownAt))),
    ...(families === undefined
      ? []
      : revisions('family-group', await revise(tx, FAMILY_GROUP, families, origin, knownAt))),
    ...(values === undefined ? [] : await writeValues(tx, values, knownAt, onProgress)),
  ];
};

const countsOf = (changes: readonly NationalChange[]) => ({
  indicators: changes.filter(({ kind }) => kind === 'indicator').length,
  familyGroups: changes.filter(({ kind }) => kind === 'family-group').length,
  valuesAdded: changes.reduce((sum, change) => sum + (change.kind === 'values' ? change.count : 0), 0),
  valuesRevised: changes.filter(({ kind }) => kind === 'value').length,
});

/**
 * Loads the national benchmarks from one to three of the publisher's files, in any order. All or nothing: with one faulty row nothing is
 * loaded. Only what differs from what is in force is appended, so the same files again change nothing. Writes outside any council.
 */
export const importLgbf = async (
  database: Database,
  { clock, actor }: { readonly clock: Clock; readonly actor: Actor },
  files: readonly NationalFile[],
  { dryRun = false, onProgress }: ImportOptions = {},
): Promise<NationalImport> => {
  const tables = await readLgbfFiles(files);
  if (!tables.ok) return rejectedBy(tables.problem, dryRun);
  const context = await database.read({ council: null }, async (tx) => {
    const now = clock();
    return { councils: await allCouncils(tx, now), standing: await indicatorsOf(tx, now) };
  });
  const content = readLgbf(tables.value, context);
  if (!content.ok) return rejectedBy(content.problem, dryRun);

  let changes: NationalChange[] = [];
  const undo = new Error('A dry run is undone');
  try {
    await database.write({ council: null }, async (tx) => {
      const knownAt = await instantOfWrite(tx, clock);
      changes = await writeContent(tx, content.value, knownAt, onProgress);
      if (dryRun) throw undo;
      if (changes.length === 0) return;
      await appendToRecord(tx, {
        at: knownAt,
        actor,
        action: 'indicators.import',
        subject: LGBF,
        detail: { files: files.map(({ fileName }) => fileName), ...countsOf(changes) },
      });
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  const { indicators, families } = tables.value;
  const values = content.value.values?.length ?? 0;
  const { valuesAdded, valuesRevised } = countsOf(changes);
  return {
    accepted: (indicators?.rows.length ?? 0) + (families?.rows.length ?? 0) + values,
    unchanged: values - valuesAdded - valuesRevised,
    rejected: [],
    changes,
    notes: content.value.notes,
    dryRun,
  };
};
