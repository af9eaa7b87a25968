import { join } from 'node:path';

import { bareServer, type Program, serve, service } from '../children/program.ts';
import { copyOf, openData, preparedData } from '../data/prepared.ts';
import { signedInReader } from '../data/reader.ts';
import { fetchWhole } from '../load/http-load.ts';
import { processorTimeOf } from '../machine.ts';
import { median } from '../statistics.ts';
import { type Context, measurement, type Workload } from '../workload.ts';

type Start = { readonly serving: number; readonly answered: number; readonly processor: number };

// From the start of the process to the end of its first answer.
const firstAnswer = async (program: Program, path: string, cookie = ''): Promise<Start> => {
  const served = await serve(program);
  const serving = performance.now() - served.startedAt;
  await fetchWhole(`${served.address}${path}`, cookie);
  const answered = performance.now() - served.startedAt;
  const processor = processorTimeOf(served.pid);
  await served.stop();
  return { serving, answered, processor };
};

const HOME = '/councils/dundee';

/** Process start to the first home page on existing data, beside a bare process that opens the same folder with PGlite as it comes. */
export const coldStart: Workload = {
  name: 'cold-start',
  run: async (context: Context) => {
    const data = await copyOf(context, await preparedData(context, 1));
    const database = join(data.directory, 'database');
    // The first start fills the compile cache, as the first start of an installation does.
    const opened = await openData(context, data.directory);
    const cookie = await signedInReader(opened, ['dundee']);
    await opened.close();
    await firstAnswer(service(data.directory), HOME, cookie);
    const ours: Start[] = [];
    const bare: Start[] = [];
    for (let round = 0; round < (context.quick ? 1 : 7); round += 1) {
      ours.push(await firstAnswer(service(data.directory), HOME, cookie));
      bare.push(await firstAnswer(bareServer('pglite', database), '/'));
    }
    await data.remove();
    const answered = ours.map((each) => each.answered);
    const bareAnswered = bare.map((each) => each.answered);
    return [
      measurement({
        what: 'cold start to the first home page',
        ours: median(answered),
        bare: median(bareAnswered),
        unit: 'ms',
        target: { limit: 1000 },
        parts: {
          untilServing: median(ours.map(({ serving }) => serving)),
          quickest: Math.min(...answered),
          slowest: Math.max(...answered),
          bareQuickest: Math.min(...bareAnswered),
          processorMs: median(ours.map(({ processor }) => processor)),
          bareProcessorMs: median(bare.map(({ processor }) => processor)),
        },
        note: 'median of the rounds; bare: Node, PGlite on the same folder, one statement, one answer; without the launcher of a checkout',
      }),
    ];
  },
};
