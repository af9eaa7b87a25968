import type { Database, Scope, Snapshot } from '../../platform/database/database.ts';
import { atOneMoment, type KeptTable, keptTables, type Moment, type Part, partOf } from '../../platform/kept/index.ts';
import { type TableLine, type VerifyOptions, verifyRecord } from './verify.ts';
import type { Check } from './verify-check.ts';
import { sayUnsealed, type Verification } from './verify-result.ts';

export type VerifyLiveOptions = Omit<VerifyOptions, 'checks' | 'withheld'> & {
  /** What else is checked on the way, made anew for each walk: verifying may have to begin again. */
  readonly checks?: () => Promise<readonly Check[]>;
  /** Breaks it off between two reads of rows; what was raised with it is thrown. */
  readonly signal?: AbortSignal;
};

type Walk = {
  readonly tables: readonly KeptTable[];
  readonly parts: readonly Part[];
  /** How many rows are passed over, by table. */
  readonly passed: ReadonlyMap<string, number>;
};

// Rows are seen from their own council alone, so each table is walked once for every council.
const partsIn = (tables: readonly KeptTable[], scopes: readonly Scope[]): Part[] =>
  scopes.flatMap((scope) => tables.flatMap((table) => partOf(table, scope)));

// What the record seals comes before the content that it tells of.
const SEALED = ['record', 'council', 'shared'];

const countPassed = async (snapshot: Snapshot, parts: readonly Part[]): Promise<Map<string, number>> => {
  const passed = new Map<string, number>();
  for (const { table, scope, from } of parts) {
    await snapshot.as(scope);
    const [row] = await snapshot.rows(`select count(*)::int as rows ${from}`);
    passed.set(table.name, (passed.get(table.name) ?? 0) + Number(row?.['rows'] ?? 0));
  }
  return passed;
};

const planWalk = async (snapshot: Snapshot, withContent: boolean): Promise<Walk> => {
  await snapshot.as({ council: null });
  const tables = await keptTables(snapshot);
  // Also councils that have no record: rows that somebody put there must be found.
  const rows = await snapshot.rows(
    `select scope from record_begun where scope <> 'scotland' union select code from council order by 1`,
  );
  const scopes: Scope[] = [null, ...rows.map((row) => String(row['scope']))].map((council) => ({
    council,
    clearance: 'restricted',
    need: ['*'],
  }));
  const walked = [...SEALED, ...(withContent ? ['content'] : [])];
  const passed = tables.filter(({ kind }) => !walked.includes(kind));
  return {
    tables,
    parts: walked.flatMap((kind) =>
      partsIn(
        tables.filter((table) => table.kind === kind),
        scopes,
      ),
    ),
    passed: await countPassed(snapshot, partsIn(passed, scopes)),
  };
};

async function* everyLine(parts: readonly Part[], moment: Moment, signal?: AbortSignal): AsyncGenerator<TableLine> {
  for (const part of parts) {
    signal?.throwIfAborted();
    for await (const lines of moment.lines(part)) {
      signal?.throwIfAborted();
      for (const line of lines) yield { table: part.table.name, line };
    }
  }
}

/**
 * Verifies the data that are in use as they were at one moment, while others write. The content of what is kept is read only where checks
 * are given: it takes far longer than all the rest.
 */
export const verifyDatabase = (
  database: Database,
  { signal, checks, ...options }: VerifyLiveOptions = {},
): Promise<Verification> =>
  atOneMoment(
    database,
    (snapshot) => planWalk(snapshot, checks !== undefined),
    async ({ tables, parts, passed }, moment) => {
      const registry = new Map(tables.map(({ name, kind }) => [name, kind]));
      const given = checks === undefined ? [] : await checks();
      const found = await verifyRecord(everyLine(parts, moment, signal), registry, { ...options, checks: given });
      const unchecked = [...passed].filter(([, rows]) => rows > 0).map(([table, rows]) => sayUnsealed(table, rows));
      return { ...found, notRun: [...found.notRun, ...unchecked] };
    },
  );
