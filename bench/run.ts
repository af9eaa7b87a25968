import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { projectRoot } from '../src/platform/index.ts';
import { machine } from './machine.ts';
import { table } from './table.ts';
import type { Context, Measurement } from './workload.ts';
import { WORKLOADS } from './workloads/index.ts';

const USAGE = `npm run bench -- [--quick] [--only NAME]... [--postgres URL]
  --quick     small runs that prove that everything works; their figures mean nothing
  --only      one of: ${WORKLOADS.map(({ name }) => name).join(', ')}
  --postgres  the page latencies on this empty PostgreSQL database, which is filled, instead of the embedded one
`;

type Given = Omit<Context, 'say'>;

const measure = async (name: string, given: Given): Promise<readonly Measurement[]> => {
  const results = join(given.folder, `${name}.json`);
  const script = fileURLToPath(new URL('./run-one.js', import.meta.url));
  const child = spawn(process.execPath, [script, name, JSON.stringify(given), results], { stdio: 'inherit' });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`The workload ${name} ended with ${code}`);
  return JSON.parse(await readFile(results, 'utf8')) as Measurement[];
};

const run = async (names: readonly string[], quick: boolean, postgres: string | null): Promise<void> => {
  const out = join(projectRoot(), 'out', 'bench');
  const folder = join(out, `work-${process.pid}`);
  await mkdir(folder, { recursive: true });
  const before = machine();
  const startedAt = new Date().toISOString();
  const workloads: Record<string, readonly Measurement[]> = {};
  try {
    for (const name of names) {
      process.stderr.write(`${name}\n`);
      workloads[name] = await measure(name, { quick, folder, postgres });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const file = join(out, 'latest.json');
  const caveat =
    'One machine, which also asks the questions; other work on it shows in the load average and in the stolen ticks. Compare ours with bare of the same run. All figures loaded are invented, but for the example pack.';
  const report = { startedAt, endedAt: new Date().toISOString(), quick, caveat, before, after: machine(), workloads };
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(table(Object.values(workloads).flat()));
  process.stdout.write(`\nLoad average before ${before['loadAverage']}, after ${report.after['loadAverage']}; `);
  process.stdout.write(`${before['cores']} cores; details in ${relative(process.cwd(), file)}\n`);
};

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    postgres: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const known = WORKLOADS.map(({ name }) => name);
const unknown = values.only.filter((name) => !known.includes(name));
if (values.help || unknown.length > 0) {
  process.stderr.write(unknown.length > 0 ? `There is no workload called ${unknown.join(', ')}\n${USAGE}` : USAGE);
  process.exitCode = unknown.length > 0 ? 2 : 0;
} else {
  const names = known.filter((name) => values.only.length === 0 || values.only.includes(name));
  await run(names, values.quick, values.postgres ?? null);
}
