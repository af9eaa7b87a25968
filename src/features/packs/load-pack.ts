import { type Clock, FaultError, fault, type Instant, isPeriodKind, parsePeriod } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { inForce, type RevisedRow, type RevisionCount, revise } from '../../platform/database/revisions.ts';
import type { Actor } from '../access/index.ts';
import { COUNCIL, PACK_IN_USE } from '../councils/index.ts';
import { type ObservationRow, recordObservations } from '../measures/index.ts';
import { appendToRecord, instantOfWrite, type MakeDue } from '../record/index.ts';
import { PAPER_TEMPLATE } from '../reports/index.ts';
import type { CellValue } from './column.ts';
import { guardedNow, refuseHeldAndGuarded } from './guarded-in-pack.ts';
import { checkKeepers, loadRegisters, refuseLettersOfCouncils } from './load-registers.ts';
import type { Pack, PackHead, ReadFile } from './read-pack.ts';
import { REGISTERS } from './registers-in-pack.ts';
import { notSettled } from './settled.ts';

/** What loading a file of a pack did, by the keys of its rows. */
type FileChange = {
  readonly file: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly withdrawn: readonly string[];
  readonly unchanged: number;
};

export type PackLoaded = { readonly pack: string; readonly version: string; readonly changes: readonly FileChange[] };

type LoadOptions = {
  readonly clock: Clock;
  readonly actor: Actor;
  readonly dryRun?: boolean;
  /** In the demonstration everybody may be anybody, so nobody comes by a guarded post there that they could not choose anyway. */
  readonly demonstration?: boolean;
  /** Makes due what the council's part of the pack makes due, in its transaction; null: the job will, when it comes round. */
  readonly makeDue: MakeDue | null;
};

// Thrown to undo a dry run after everything was tried for real; caught in this file and nowhere else.
class DryRun extends Error {
  readonly changes: FileChange[];
  constructor(changes: FileChange[]) {
    super('dry run');
    this.changes = changes;
  }
}

const asText = (value: CellValue | undefined): string | null => (typeof value === 'string' ? value : null);

// A council's pack never speaks with the voice of a shared one, whatever it is called.
const originOf = ({ id, council }: PackHead): string => (council === null ? `pack:${id}` : `pack:${id}:${council}`);

const tableRows = ({ file, rows }: ReadFile, head: PackHead): RevisedRow[] => {
  const names = new Set([...(file.table?.key ?? []), ...(file.table?.columns ?? []).map(({ name }) => name)]);
  return rows.map(({ values }, index) => {
    const row: Record<string, unknown> = {};
    for (const { name, to } of file.columns) if (names.has(to ?? name)) row[to ?? name] = values[name];
    // The order of the file is the order of the plan, where the file does not number its rows itself.
    if (names.has('position')) row['position'] ??= index + 1;
    if (names.has('invented')) row['invented'] = head.invented;
    return row;
  });
};

const observationRow = (values: Readonly<Record<string, CellValue>>): ObservationRow => {
  const kind = asText(values['period_kind']);
  const code = asText(values['period']);
  const period = kind === null || code === null || !isPeriodKind(kind) ? null : parsePeriod(code, kind);
  const read = period?.ok ? period.value : null;
  return {
    measure: asText(values['measure']) ?? '',
    period_kind: read?.kind ?? null,
    period: read?.code ?? null,
    period_start: read?.start ?? null,
    period_end: read?.end ?? null,
    period_as_written: asText(values['period_as_written']),
    value: asText(values['value']),
    numerator: asText(values['numerator']),
    denominator: asText(values['denominator']),
    state: values['state'] === 'provisional' ? 'provisional' : 'final',
    absence: asText(values['absence']),
    expected_by: asText(values['expected_by']),
    basis: asText(values['basis']),
    note: asText(values['note']),
    source: asText(values['source']) ?? '',
    source_line: typeof values['source_line'] === 'number' ? values['source_line'] : null,
  };
};

const change = (file: string, count: RevisionCount): FileChange => ({ file, ...count });

const loadFile = async (tx: Transaction, read: ReadFile, head: PackHead, knownAt: Instant): Promise<FileChange> => {
  const origin = originOf(head);
  const { file, rows } = read;
  if (file.table !== null) {
    const given =
      file.yields === true ? await notSettled(tx, file.table, tableRows(read, head)) : tableRows(read, head);
    return change(file.name, await revise(tx, file.table, given, origin, knownAt));
  }
  const recorded = await recordObservations(
    tx,
    rows.map(({ values }) => observationRow(values)),
    { origin, knownAt, telling: 'pack' },
  );
  const keys = (observations: readonly ObservationRow[]): string[] =>
    observations.map(({ measure, period, source }) => `${measure} · ${period ?? 'no period'} · ${source}`);
  return {
    file: file.name,
    added: keys(recorded.added),
    changed: keys(recorded.revised),
    withdrawn: [],
    unchanged: recorded.unchanged,
  };
};

const loadTemplate = async (tx: Transaction, pack: Pack, knownAt: Instant): Promise<FileChange[]> => {
  if (pack.template === null) return [];
  const rows = [{ code: 'assessment', content: pack.template }];
  return [change('assessment-template.json', await revise(tx, PAPER_TEMPLATE, rows, originOf(pack.head), knownAt))];
};

const loadTypes = async (tx: Transaction, { head, registers }: Pack, knownAt: Instant): Promise<FileChange[]> => [
  change(REGISTERS, await loadRegisters(tx, registers, head.council, originOf(head), knownAt)),
];

const anything = (changes: readonly FileChange[]): boolean =>
  changes.some(({ added, changed, withdrawn }) => added.length + changed.length + withdrawn.length > 0);

const record = async (
  tx: Transaction,
  head: PackHead,
  at: Instant,
  actor: Actor,
  changes: readonly FileChange[],
  due: unknown,
): Promise<void> => {
  await appendToRecord(tx, {
    at,
    actor,
    action: 'pack.load',
    subject: `${head.id} ${head.version}`,
    detail: changes.map(({ file, added, changed, withdrawn }) => ({ file, added: added.length, changed, withdrawn })),
    ...(due === null ? {} : { due }),
  });
};

type Part = (tx: Transaction, knownAt: Instant) => Promise<FileChange[]>;

// One transaction with its entry in the record; a dry run does everything for real and is undone.
const inOneTransaction = async (
  database: Database,
  council: string | null,
  { head }: Pack,
  options: LoadOptions,
  part: Part,
): Promise<FileChange[]> => {
  try {
    return await database.write({ council }, async (tx) => {
      const knownAt = await instantOfWrite(tx, options.clock);
      const changes = await part(tx, knownAt);
      const due = council === null || !anything(changes) ? null : ((await options.makeDue?.(tx, knownAt)) ?? null);
      if (options.dryRun === true) throw new DryRun(changes);
      if (anything(changes)) await record(tx, head, knownAt, options.actor, changes, due);
      return changes;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.changes;
    throw error;
  }
};

// A pack may load for a council that is known, or that it brings itself; and it may describe one that no other pack describes.
const checkAuthority = async (database: Database, pack: Pack, council: string, clock: Clock): Promise<void> => {
  const brings = pack.files.some(({ file, rows }) => file.name === 'councils.csv' && rows.length > 0);
  const standing = await database.read({ council: null }, async (tx) => {
    const rows = await inForce<{ code: string; origin: string }>(tx, COUNCIL, clock(), { code: council });
    return rows[0] ?? null;
  });
  if (standing === null && !brings) {
    throw new FaultError(
      fault('council.unknown', `No council is called "${council}"`, { file: 'pack.json', column: 'council' }),
    );
  }
  if (standing !== null && brings && standing.origin !== originOf(pack.head)) {
    const detail = `The council ${council} is described by another pack already`;
    throw new FaultError(
      fault('input.format', detail, { file: 'councils.csv' }, 'Leave councils.csv out of this pack.'),
    );
  }
};

/**
 * Loads a pack that was read without a fault: what all councils share in one transaction, then what is the council's own in another, because no
 * transaction may write for both. Loading the same pack again changes nothing, so a load that was cut off between the two is finished by
 * repeating it; a newer pack appends what differs and withdraws what it no longer holds. Nothing is overwritten.
 */
export const loadPack = async (database: Database, pack: Pack, options: LoadOptions): Promise<PackLoaded> => {
  const { head, files } = pack;
  const { council } = head;
  const loadScope = async (tx: Transaction, scope: 'shared' | 'council', knownAt: Instant): Promise<FileChange[]> => {
    const changes: FileChange[] = [];
    for (const read of files) if (read.file.scope === scope) changes.push(await loadFile(tx, read, head, knownAt));
    return changes;
  };
  const loadShared: Part = async (tx, knownAt) => [
    ...(await loadScope(tx, 'shared', knownAt)),
    ...(await loadTemplate(tx, pack, knownAt)),
    ...(council === null ? await loadTypes(tx, pack, knownAt) : []),
  ];
  if (council === null) {
    const councils = await database.read({ council: null }, (tx) =>
      inForce<{ code: string; name: string }>(tx, COUNCIL, options.clock()),
    );
    await refuseLettersOfCouncils(database, pack.registers, councils);
    const changes = await inOneTransaction(database, null, pack, options, loadShared);
    return { pack: head.id, version: head.version, changes };
  }
  await checkAuthority(database, pack, council, options.clock);
  const { id, version, title, invented, notice } = head;
  const sources = head.sources.map((source) => ({ code: source.code, title: source.title }));
  const use = { pack: id, version, title, invented, notice, sources };
  const loadOwn: Part = async (tx, knownAt) => {
    const guarded = await guardedNow(tx);
    const changes = [
      change('pack.json', await revise(tx, PACK_IN_USE, [use], originOf(head), knownAt)),
      ...(await loadScope(tx, 'council', knownAt)),
      ...(await loadTypes(tx, pack, knownAt)),
    ];
    await checkKeepers(tx, files);
    if (options.demonstration !== true) await refuseHeldAndGuarded(tx, guarded, knownAt);
    return changes;
  };
  // The second of the two is tried before the first is kept, so that a surprise in it leaves nothing half done.
  const both = files.some(({ file }) => file.scope === 'shared');
  if (both) await inOneTransaction(database, council, pack, { ...options, dryRun: true }, loadOwn);
  const shared = both ? await inOneTransaction(database, null, pack, options, loadShared) : [];
  const own = await inOneTransaction(database, council, pack, options, loadOwn);
  return { pack: head.id, version: head.version, changes: [...shared, ...own] };
};
