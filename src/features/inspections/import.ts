import { createHash } from 'node:crypto';

import { readTable } from '../../documents/readers/index.ts';
import {
  type Clock,
  type Day,
  dayOf,
  describeFault,
  type Fault,
  type FaultCode,
  fault,
  type Instant,
} from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { inForce, type RevisedRow, type RevisedTable, revise } from '../../platform/database/revisions.ts';
import type { Actor } from '../access/index.ts';
import { allCouncils } from '../councils/index.ts';
import { appendToRecord, instantOfWrite } from '../record/index.ts';
import { type Edition, readEdition } from './edition.ts';
import { editionDay } from './edition-day.ts';
import { CARE_EDITION, CARE_GRADE, CARE_SERVICE, CARE_YEAR } from './tables.ts';

/** A file as it was handed in. */
export type CareFile = { readonly fileName: string; readonly bytes: Uint8Array };

/** One row that stands in the way. `message` says what was found and what to do. */
type RejectedRow = {
  readonly file?: string;
  readonly row?: number;
  readonly column?: string;
  readonly code: FaultCode;
  readonly message: string;
};

type Part = 'edition' | 'services' | 'grades' | 'years';

/** What an import did, or would do: new rows by their number, corrections of the same edition one by one ("CS… · 2026-05-31"). */
export type CareChange =
  | { readonly kind: Part; readonly change: 'added'; readonly count: number }
  | { readonly kind: Part; readonly change: 'changed' | 'withdrawn'; readonly key: string };

export type CareImport = {
  /** The day of which the file speaks; null where it could not be told. */
  readonly edition: Day | null;
  /** Services of the file that are in force now (or would be); 0 where any row was rejected. */
  readonly accepted: number;
  readonly rejected: readonly RejectedRow[];
  readonly changes: readonly CareChange[];
  readonly notes: readonly string[];
  readonly dryRun: boolean;
};

export type CareOptions = {
  /** The day of the edition, where the name of the file does not say it. */
  readonly asAt?: string;
  /** Works out the changes and keeps none of them. */
  readonly dryRun?: boolean;
  /** Called before each part of the work, in words. */
  readonly onProgress?: (words: string) => void;
};

const ORIGIN = 'care-inspectorate';

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

const serviceRows = ({ day, services }: Edition): RevisedRow[] =>
  services.map((each) => ({
    service: each.service,
    edition: day,
    council: each.council,
    name: each.name,
    kind: each.kind,
    subtype: each.subtype,
    sector: each.sector,
    provider: each.provider,
    provider_number: each.providerNumber,
    by_council: each.byCouncil,
    status: each.status,
    registered: each.registered,
    client_group: each.clientGroup,
    published: each.published,
    last_inspected: each.lastInspected,
  }));

const gradeRows = ({ day, services }: Edition): RevisedRow[] =>
  services.flatMap(({ service, grades }) =>
    grades.map(({ question, countsAs, grade }) => ({ service, edition: day, question, counts_as: countsAs, grade })),
  );

const yearRows = ({ day, services }: Edition): RevisedRow[] =>
  services.flatMap(({ service, years }) => years.map((year) => ({ service, edition: day, ...year })));

type Standing = { readonly service: string; readonly council: string; readonly kind: string };

// A file about one council, or without childminders, says nothing about the other services of its day: what another file of that day said stands.
const untouchedBy = async (tx: Transaction, edition: Edition, knownAt: Instant): Promise<Set<string>> => {
  const standing = await inForce<Standing>(tx, CARE_SERVICE, knownAt, { edition: edition.day });
  const given = new Set(edition.services.map(({ service }) => service));
  const [councils, kinds] = [new Set(edition.councils), new Set(edition.kinds)];
  return new Set(
    standing
      .filter(({ service, council, kind }) => !given.has(service) && !(councils.has(council) && kinds.has(kind)))
      .map(({ service }) => service),
  );
};

const writePart = async (
  tx: Transaction,
  part: Part,
  table: RevisedTable,
  rows: readonly RevisedRow[],
  day: Day,
  knownAt: Instant,
): Promise<CareChange[]> => {
  const done = await revise(tx, table, rows, ORIGIN, knownAt, { edition: day });
  return [
    ...(done.added.length === 0 ? [] : [{ kind: part, change: 'added', count: done.added.length } as const]),
    ...done.changed.map((key) => ({ kind: part, change: 'changed', key }) as const),
    ...done.withdrawn.map((key) => ({ kind: part, change: 'withdrawn', key }) as const),
  ];
};

const writeEdition = async (
  tx: Transaction,
  edition: Edition,
  { fileName, bytes }: CareFile,
  knownAt: Instant,
  say: (words: string) => void,
): Promise<CareChange[]> => {
  const { day } = edition;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = await inForce<RevisedRow & { sha256: string }>(tx, CARE_EDITION, knownAt, { edition: day });
  const file = {
    edition: day,
    sha256,
    file_name: fileName,
    services: edition.services.length,
    councils: edition.councils,
    kinds: edition.kinds,
    years: edition.years,
  };
  const others = await untouchedBy(tx, edition, knownAt);
  const withOthers = async (table: RevisedTable, rows: RevisedRow[]): Promise<RevisedRow[]> => {
    if (others.size === 0) return rows;
    const standing = await inForce<RevisedRow>(tx, table, knownAt, { edition: day });
    return [...rows, ...standing.filter((row) => others.has(String(row['service'])))];
  };
  // Under another name it is the same file.
  const files = known.some((row) => row.sha256 === sha256) ? known : [...known, file];
  const parts: CareChange[] = await writePart(tx, 'edition', CARE_EDITION, files, day, knownAt);
  say(`${edition.services.length} services`);
  parts.push(
    ...(await writePart(
      tx,
      'services',
      CARE_SERVICE,
      await withOthers(CARE_SERVICE, serviceRows(edition)),
      day,
      knownAt,
    )),
  );
  const grades = gradeRows(edition);
  say(`${grades.length} grades`);
  parts.push(...(await writePart(tx, 'grades', CARE_GRADE, await withOthers(CARE_GRADE, grades), day, knownAt)));
  say('complaints, enforcements and requirements');
  parts.push(
    ...(await writePart(tx, 'years', CARE_YEAR, await withOthers(CARE_YEAR, yearRows(edition)), day, knownAt)),
  );
  return parts;
};

const countOf = (changes: readonly CareChange[], change: CareChange['change']): number =>
  changes.reduce((sum, each) => sum + (each.change !== change ? 0 : each.change === 'added' ? each.count : 1), 0);

/**
 * Takes in one edition of the Care Inspectorate's datastore. All or nothing: with one faulty row nothing is kept. What an earlier file said of
 * another day stays; a corrected file of the same day is a revision, and the same file again changes nothing. Writes outside any council.
 */
export const importCareInspectorate = async (
  database: Database,
  { clock, actor }: { readonly clock: Clock; readonly actor: Actor },
  file: CareFile,
  { asAt, dryRun = false, onProgress = () => undefined }: CareOptions = {},
): Promise<CareImport> => {
  const refused = (faults: readonly Fault[], edition: Day | null): CareImport => ({
    edition,
    accepted: 0,
    rejected: faults.map(rejectedRow),
    changes: [],
    notes: [],
    dryRun,
  });
  const day = editionDay(file.fileName, asAt);
  if (!day.ok) return refused([day.problem], null);
  if (day.value > dayOf(clock())) {
    const detail = `${day.value} has not come yet, so no edition can speak of it`;
    return refused([fault('usage.invalid', detail, { file: file.fileName }, 'Give the day with --as-at.')], day.value);
  }
  onProgress('reading the file');
  const table = await readTable(file.bytes, { fileName: file.fileName });
  if (!table.ok) return refused(table.problem, day.value);
  const councils = await database.read({ council: null }, (tx) => allCouncils(tx, clock()));
  const edition = readEdition(table.value, day.value, councils);
  if (!edition.ok) return refused(edition.problem, day.value);

  let changes: CareChange[] = [];
  const undo = new Error('A dry run is undone');
  try {
    await database.write({ council: null }, async (tx) => {
      const knownAt = await instantOfWrite(tx, clock);
      changes = await writeEdition(tx, edition.value, file, knownAt, onProgress);
      if (dryRun) throw undo;
      if (changes.length === 0) return;
      await appendToRecord(tx, {
        at: knownAt,
        actor,
        action: 'inspections.import',
        subject: day.value,
        detail: {
          file: file.fileName,
          services: edition.value.services.length,
          added: countOf(changes, 'added'),
          changed: countOf(changes, 'changed'),
          withdrawn: countOf(changes, 'withdrawn'),
        },
      });
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  return {
    edition: day.value,
    accepted: edition.value.services.length,
    rejected: [],
    changes,
    notes: edition.value.notes,
    dryRun,
  };
};
