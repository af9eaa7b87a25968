import type { Database, Scope, Snapshot } from '../../platform/database/database.ts';
import { type Registry, type TableLine, type VerifyOptions, verifyRecord } from './verify.ts';
import { sayUnsealed, type Verification } from './verify-result.ts';

const PAGE = 500;
// A row of content can take a megabyte.
const CONTENT_PAGE = 8;

const clearance = 'restricted';

const WHERE: Readonly<Record<string, (council: string | null) => string | null>> = {
  council: (council) => (council === null ? null : `council = '${council}'`),
  content: (council) => (council === null ? null : `council = '${council}'`),
  owed: (council) => (council === null ? null : `council = '${council}'`),
  shared: (council) => (council === null ? 'true' : null),
  installation: (council) => (council === null ? 'true' : null),
  record: (council) => `scope = '${council ?? 'scotland'}'`,
};

type Part = { readonly table: string; readonly from: string };

const partsIn = (registry: Registry, { council }: Scope, kinds: readonly string[]): Part[] =>
  [...registry].flatMap(([table, kind]) => {
    const where = kinds.includes(kind) ? (WHERE[kind]?.(council) ?? null) : null;
    return where === null ? [] : [{ table, from: `from "${table}" as kept where ${where}` }];
  });

async function* linesOf(
  snapshot: Snapshot,
  parts: readonly Part[],
  page: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<TableLine> {
  if (parts.length === 0) return;
  const sql = parts.map(
    ({ table, from }) => `select '${table}' as name, jsonb_strip_nulls(to_jsonb(kept))::text as line ${from}`,
  );
  for await (const rows of snapshot.pages(sql.join(' union all '), page)) {
    signal?.throwIfAborted();
    for (const row of rows) yield { table: String(row['name']), line: String(row['line']) };
  }
}

type Walk = {
  readonly registry: Registry;
  /** Whether the bytes and the text of what is kept are read too, which takes far longer than all the rest. */
  readonly withContent: boolean;
  readonly signal: AbortSignal | undefined;
  /** How many rows were passed over, by table. */
  readonly passed: Map<string, number>;
};

// Rows are seen from their own council alone, so each table is walked once for every council.
async function* linesSeenBy(snapshot: Snapshot, scope: Scope, walk: Walk): AsyncGenerator<TableLine> {
  const { registry, withContent, signal, passed } = walk;
  signal?.throwIfAborted();
  await snapshot.as({ ...scope, clearance });
  yield* linesOf(snapshot, partsIn(registry, scope, ['record', 'council', 'shared']), PAGE, signal);
  if (withContent) yield* linesOf(snapshot, partsIn(registry, scope, ['content']), CONTENT_PAGE, signal);
  for (const { table, from } of partsIn(registry, scope, [
    'installation',
    'owed',
    ...(withContent ? [] : ['content']),
  ])) {
    const [row] = await snapshot.rows(`select count(*)::int as rows ${from}`);
    passed.set(table, (passed.get(table) ?? 0) + Number(row?.['rows'] ?? 0));
  }
}

async function* everyLine(snapshot: Snapshot, walk: Walk): AsyncGenerator<TableLine> {
  await snapshot.as({ council: null });
  const rows = await snapshot.rows(
    `select scope from record_begun where scope <> 'scotland' union select code from council order by 1`,
  );
  yield* linesSeenBy(snapshot, { council: null }, walk);
  for (const row of rows) yield* linesSeenBy(snapshot, { council: String(row['scope']) }, walk);
}

const KEPT = `select name, kind from kept_table where kind <> 'working' order by name collate "C"`;

/**
 * Verifies the data that are in use, at one moment. The content of what is kept is read only where a check is given. `signal` breaks it off between
 * two pages of rows; what was raised with it is thrown.
 */
export const verifyDatabase = (
  database: Database,
  { signal, ...options }: VerifyOptions & { readonly signal?: AbortSignal } = {},
): Promise<Verification> =>
  database.snapshot(async (snapshot) => {
    await snapshot.as({ council: null });
    const kept = await snapshot.rows(KEPT);
    const registry = new Map(kept.map((row) => [String(row['name']), String(row['kind'])]));
    const passed = new Map<string, number>();
    const walk = { registry, withContent: (options.checks ?? []).length > 0, signal, passed };
    const found = await verifyRecord(everyLine(snapshot, walk), registry, options);
    const unchecked = [...passed].filter(([, rows]) => rows > 0).map(([table, rows]) => sayUnsealed(table, rows));
    return { ...found, notRun: [...found.notRun, ...unchecked] };
  });
