import { join } from 'node:path';

import { bareServer, type Program, serve, service } from '../children/program.ts';
import { copyOf, preparedData } from '../data/prepared.ts';
import { fetchWhole } from '../load/http-load.ts';
import { median } from '../statistics.ts';
import { type Context, measurement, type Workload } from '../workload.ts';

// From the start of the process to the end of its first answer.
const firstAnswer = async (program: Program, path: string): Promise<{ serving: number; answered: number }> => {
  const served = await serve(program);
  const serving = performance.now() - served.startedAt;
  await fetchWhole(`${served.address}${path}`);
  const answered = performance.now() - served.startedAt;
  await served.stop();
  return { serving, answered };
};

const HOME = '/councils/dundee';

/** Process start to the first home page on existing data, beside a bare process that opens the same folder with PGlite as it comes. */
export const coldStart: Workload = {
  name: 'cold-start',
  run: async (context: Context) => {
    const data = await copyOf(context, await preparedData(context, 1));
    const database = join(data.directory, 'database');
    // The first start fills the compile cache, as the first start of an installation does.
    await firstAnswer(service(data.directory), HOME);
    const ours: { serving: number; answered: number }[] = [];
    const bare: number[] = [];
    for (let round = 0; round < (context.quick ? 1 : 7); round += 1) {
      ours.push(await firstAnswer(service(data.directory), HOME));
      bare.push((await firstAnswer(bareServer('pglite', database), '/')).answered);
    }
    await data.remove();
    const answered = ours.map((each) => each.answered);
    return [
      measurement({
        what: 'cold start to the first home page',
        ours: median(answered),
        bare: median(bare),
        unit: 'ms',
        target: { limit: 1000 },
        parts: {
          untilServing: median(ours.map(({ serving }) => serving)),
          quickest: Math.min(...answered),
          slowest: Math.max(...answered),
          bareQuickest: Math.min(...bare),
        },
        note: 'median of the rounds; bare: Node, PGlite on the same folder, one statement, one answer; without the launcher of a checkout',
      }),
    ];
  },
};
