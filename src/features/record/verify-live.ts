import type { Database, Scope, Snapshot } from '../../platform/database/database.ts';
import { type Registry, type TableLine, type VerifyOptions, verifyRecord } from './verify.ts';
import type { Verification } from './verify-result.ts';

const PAGE = 500;

const clearance = 'restricted';

const WHERE: Readonly<Record<string, (council: string | null) => string | null>> = {
  council: (council) => (council === null ? null : `council = '${council}'`),
  shared: (council) => (council === null ? 'true' : null),
  record: (council) => `scope = '${council ?? 'scotland'}'`,
};

// Rows are seen from their own council alone, so each table is walked once for every council.
async function* linesSeenBy(snapshot: Snapshot, scope: Scope, registry: Registry): AsyncGenerator<TableLine> {
  await snapshot.as({ ...scope, clearance });
  const parts = [...registry].flatMap(([table, kind]) => {
    const where = WHERE[kind]?.(scope.council) ?? null;
    return where === null
      ? []
      : [
          `select '${table}' as name, jsonb_strip_nulls(to_jsonb(kept))::text as line from "${table}" as kept where ${where}`,
        ];
  });
  for await (const page of snapshot.pages(parts.join(' union all '), PAGE)) {
    for (const row of page) yield { table: String(row['name']), line: String(row['line']) };
  }
}

async function* everyLine(snapshot: Snapshot, registry: Registry): AsyncGenerator<TableLine> {
  await snapshot.as({ council: null });
  const rows = await snapshot.rows(
    `select scope from record_begun where scope <> 'scotland' union select code from council order by 1`,
  );
  yield* linesSeenBy(snapshot, { council: null }, registry);
  for (const row of rows) yield* linesSeenBy(snapshot, { council: String(row['scope']) }, registry);
}

const SEALED = `select name, kind from kept_table where kind in ('record', 'council', 'shared') order by name collate "C"`;

/** Verifies the data that are in use, at one moment. */
export const verifyDatabase = (database: Database, options: VerifyOptions = {}): Promise<Verification> =>
  database.snapshot(async (snapshot) => {
    await snapshot.as({ council: null });
    const kept = await snapshot.rows(SEALED);
    const registry = new Map(kept.map((row) => [String(row['name']), String(row['kind'])]));
    return verifyRecord(everyLine(snapshot, registry), registry, options);
  });
