import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { projectRoot } from '../../src/platform/index.ts';

/** A program with its arguments, and what it finds in its environment beside ours. */
export type Program = {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Record<string, string>;
};

/** A program that serves: where, how long it took from its start to saying so, and how to end it in good order. */
export type Served = {
  readonly address: string;
  readonly pid: number;
  readonly startedAt: number;
  readonly stop: () => Promise<void>;
};

/** The product's own command line, with the compile cache that its launcher uses. */
export const product = (args: readonly string[], env: Record<string, string> = {}): Program => ({
  file: join(projectRoot(), 'build', 'src', 'entry', 'cli.js'),
  args,
  env: { NODE_COMPILE_CACHE: join(projectRoot(), 'build', '.cache'), LOG_LEVEL: 'error', ...env },
});

/** The service over a data folder. */
export const service = (data: string, env: Record<string, string> = {}): Program =>
  product(['serve', '--data', data, '--port', '0'], env);

/** A server with nothing of ours in it; see bare/server.ts. */
export const bareServer = (...args: readonly string[]): Program => ({
  file: fileURLToPath(new URL('../bare/server.js', import.meta.url)),
  args,
});

const start = ({ file, args, env }: Program): ChildProcess =>
  spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: '', ...env },
  });

const endOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('close', (code) => resolve(code)));

/** Runs a program to its end and gives what it said. Throws where it does not end well. */
export const runProgram = async (program: Program): Promise<string> => {
  const child = start(program);
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await endOf(child);
  if (code !== 0) throw new Error(`${program.file} ${program.args.join(' ')} ended with ${code}: ${said}`);
  return said;
};

/** Starts a program that says its address on a line of its own, and waits for that. */
export const serve = async (program: Program): Promise<Served> => {
  const startedAt = performance.now();
  const child = start(program);
  const ended = endOf(child);
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /http:\/\/[\w.:[\]]+\d/.exec(said)?.[0];
      if (found !== undefined && said.includes('\n')) resolve(found);
    });
    void ended.then((code) => reject(new Error(`${program.file} ended with ${code} before it served: ${said}`)));
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { address, pid: child.pid ?? 0, startedAt, stop };
};
