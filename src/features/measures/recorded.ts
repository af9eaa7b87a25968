import { decimal, type Instant, toPlain } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { appendObservations, type ObservationRow, observationHistory, type StoredObservation } from './store.ts';

const identityOf = (row: ObservationRow): string =>
  JSON.stringify([
    row.measure,
    row.period_kind,
    row.period,
    row.source,
    row.period === null ? row.period_as_written : null,
  ]);

const plainNumber = (text: string | null): string | null => (text === null ? null : toPlain(decimal(text)));

const meaningOf = (row: ObservationRow): string =>
  JSON.stringify([
    plainNumber(row.value),
    plainNumber(row.numerator),
    plainNumber(row.denominator),
    row.state,
    row.absence,
    row.expected_by,
    row.basis,
    row.note,
  ]);

const groupByIdentity = <Row extends ObservationRow>(rows: readonly Row[]): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(identityOf(row));
    if (group === undefined) groups.set(identityOf(row), [row]);
    else group.push(row);
  }
  return groups;
};

// A pack may tell a figure's whole story (provisional, then final). What it has told already it does not tell again.
const untold = (given: readonly ObservationRow[], stored: readonly ObservationRow[]): ObservationRow[] => {
  const told = stored.map(meaningOf);
  const telling = given.map(meaningOf);
  const endsAlike = telling.every((meaning, index) => told[told.length - telling.length + index] === meaning);
  if (endsAlike && told.length >= telling.length) return [];
  let common = 0;
  while (common < telling.length && telling[common] === told[common]) common += 1;
  return common === told.length ? given.slice(common) : given.slice(-1).filter((row) => meaningOf(row) !== told.at(-1));
};

/**
 * `pack`: held against what the same pack said before, so that loading it again leaves later corrections alone.
 * `correction`: held against what is in force, whoever said it.
 */
type Telling = 'pack' | 'correction';

const newIn = (
  given: readonly ObservationRow[],
  before: readonly StoredObservation[],
  telling: Telling,
  origin: string,
): ObservationRow[] => {
  const inForce = before.at(-1);
  const [only, ...more] = given;
  if (more.length === 0 && only !== undefined && inForce !== undefined && meaningOf(only) === meaningOf(inForce))
    return [];
  return telling === 'correction'
    ? given.slice(-1)
    : untold(
        given,
        before.filter((row) => row.origin === origin),
      );
};

type Recorded = {
  readonly added: ObservationRow[];
  readonly revised: ObservationRow[];
  readonly unchanged: number;
};

/**
 * Appends the observations that say something new. A row whose measure, period and source already stand as given changes nothing; one that
 * differs is appended and supersedes, and the old one stays in the history. `dryRun` only says what would happen.
 */
export const recordObservations = async (
  tx: Transaction,
  rows: readonly ObservationRow[],
  {
    origin,
    knownAt,
    telling,
    dryRun = false,
  }: { origin: string; knownAt: Instant; telling: Telling; dryRun?: boolean },
): Promise<Recorded> => {
  const measures = [...new Set(rows.map(({ measure }) => measure))];
  const stored = groupByIdentity(await observationHistory(tx, measures, knownAt));
  const added: ObservationRow[] = [];
  const revised: ObservationRow[] = [];
  let unchanged = 0;
  for (const [identity, given] of groupByIdentity(rows)) {
    const before = stored.get(identity) ?? [];
    const fresh = newIn(given, before, telling, origin);
    (before.length === 0 ? added : revised).push(...fresh);
    unchanged += given.length - fresh.length;
  }
  if (!dryRun) await appendObservations(tx, [...added, ...revised], origin, knownAt);
  return { added, revised, unchanged };
};
