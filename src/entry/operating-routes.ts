import { createHash, timingSafeEqual } from 'node:crypto';

import { PUBLIC } from '../features/access/index.ts';
import type { AppRoute } from '../features/site/index.ts';
import type { RouteRequest } from '../platform/http/index.ts';
import { readJobs } from '../platform/jobs/index.ts';
import { isLoopback } from '../platform/loopback.ts';
import type { Metrics, Standing } from '../platform/metrics/index.ts';
import { type ReadinessDependencies, readiness } from './readiness.ts';

export type OperatingDependencies = ReadinessDependencies & {
  readonly metrics: Metrics;
  /** Who may read the metrics: whoever has the token; without one, this machine alone, and nobody where a proxy stands in front. */
  readonly metricsToken: string | null;
  readonly behindProxy: boolean;
};

const isSame = (given: string, wanted: string): boolean => {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(wanted));
};

const isLocal = (client: string): boolean => isLoopback(client.replace(/^::ffff:/, ''));

const mayReadMetrics = (
  { bearer, client }: RouteRequest,
  { metricsToken, behindProxy }: OperatingDependencies,
): boolean => {
  if (metricsToken !== null) return typeof bearer === 'string' && isSame(bearer, metricsToken);
  return !behindProxy && isLocal(client);
};

const standing = async ({ database }: OperatingDependencies): Promise<Standing> => {
  const jobs = await readJobs(database);
  const entries = await database.snapshot(async (snapshot) => {
    await snapshot.as({ council: null });
    const scopes = (await snapshot.rows('select scope from record_begun order by scope')).map((row) =>
      String(row['scope']),
    );
    const found: { scope: string; entries: number }[] = [];
    for (const scope of scopes) {
      await snapshot.as({ council: scope === 'scotland' ? null : scope });
      const [head] = await snapshot.rows(`select position from record_head where scope = '${scope}'`);
      found.push({ scope, entries: Number(head?.['position'] ?? 0) });
    }
    return found;
  });
  return { entries, jobs: jobs.map(({ name, endedAt, outcome }) => ({ name, endedAt, failed: outcome === 'failed' })) };
};

const json = (value: unknown, status: 200 | 403 | 503) =>
  ({ kind: 'json', json: `${JSON.stringify(value)}\n`, status }) as const;

/** The addresses for whoever runs the service, beside `/health`: whether it can work, and how it does. */
export const operatingRoutes = (given: OperatingDependencies): AppRoute[] => [
  {
    method: 'GET',
    path: '/health/ready',
    permission: PUBLIC,
    record: null,
    handle: async () => {
      const found = await readiness(given);
      return json(found, found.ready ? 200 : 503);
    },
  },
  {
    method: 'GET',
    path: '/metrics',
    permission: PUBLIC,
    record: null,
    handle: async (request) => {
      if (!mayReadMetrics(request, given)) return json({ faults: [{ code: 'request.refused' }] }, 403);
      const { text, type } = await given.metrics.text(await standing(given));
      return { kind: 'text', text, type };
    },
  },
];
