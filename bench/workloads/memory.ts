import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { bareServer, type Program, serve, service } from '../children/program.ts';
import { copyOf, openData, preparedData } from '../data/prepared.ts';
import { signedInReader } from '../data/reader.ts';
import { load } from '../load/http-load.ts';
import { memoryOf } from '../machine.ts';
import { type Context, measurement, type Workload } from '../workload.ts';

// Until what the start left behind has been given back.
const SETTLE_MS = 2000;

type Held = { readonly rest: number; readonly views: number; readonly most: number };

const heldBy = async (program: Program, paths: readonly string[], views: number, cookie = ''): Promise<Held> => {
  const { address, pid, stop } = await serve(program);
  await wait(SETTLE_MS);
  const rest = memoryOf(pid).now;
  for (const path of paths) await load(`${address}${path}`, Math.ceil(views / paths.length), 1, cookie);
  await wait(SETTLE_MS);
  const { now, most } = memoryOf(pid);
  await stop();
  return { rest, views: now, most };
};

const PATHS = [
  '/councils/dundee',
  '/councils/dundee/plans/DCFSP-2021-24',
  '/councils/dundee/measures/ce-cared-for-in-community',
  '/indicators/CHN09?council=dundee',
] as const;

const readerIn = async (context: Context, directory: string): Promise<string> => {
  const database = await openData(context, directory);
  const cookie = await signedInReader(database, ['dundee']);
  await database.close();
  return cookie;
};

/** Memory of the whole process at rest and after page views, beside a bare process with PGlite in a thread on the same folder. */
export const memory: Workload = {
  name: 'memory',
  run: async (context: Context) => {
    const data = await copyOf(context, await preparedData(context, 1));
    const views = context.quick ? 20 : 1000;
    const ours = await heldBy(service(data.directory), PATHS, views, await readerIn(context, data.directory));
    const node = await heldBy(bareServer('node'), ['/'], views);
    const pglite = await heldBy(bareServer('pglite-thread', join(data.directory, 'database')), ['/'], views);
    await data.remove();
    const parts = { bareNode: node.rest, bareNodeAndPglite: pglite.rest, oursMost: ours.most, bareMost: pglite.most };
    const note =
      'resident memory of the process; bare: Node, PGlite as it comes in a thread, a server that answers "ok"';
    return [
      measurement({
        what: 'memory at rest',
        ours: ours.rest,
        bare: pglite.rest,
        unit: 'MB',
        target: { limit: 250 },
        parts,
        note,
      }),
      measurement({
        what: `memory after ${views} page views`,
        ours: ours.views,
        bare: pglite.views,
        unit: 'MB',
        parts,
        note,
      }),
    ];
  },
};
