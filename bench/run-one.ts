import { writeFile } from 'node:fs/promises';

import type { Context } from './workload.ts';
import { WORKLOADS } from './workloads/index.ts';

// One workload in a process of its own, so that what another has compiled and kept in memory neither helps nor harms it.
// Given: its name, its context as JSON, and the file for its measurements.

const [name = '', given = '{}', results = ''] = process.argv.slice(2);
const workload = WORKLOADS.find((each) => each.name === name);
if (workload === undefined) throw new Error(`There is no workload called ${name}`);
const context: Context = {
  ...(JSON.parse(given) as Omit<Context, 'say'>),
  say: (text) => process.stderr.write(`  ${text}\n`),
};
await writeFile(results, JSON.stringify(await workload.run(context)));
