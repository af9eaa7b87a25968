import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { projectRoot } from '../../src/platform/files.ts';

/** A running `remit serve`: its address, how to end it by a signal (giving its exit code), and what it logged. */
export type Serving = {
  readonly address: string;
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null>;
  readonly log: () => string;
};

const addressIn = (child: ChildProcess, log: () => string): Promise<string> =>
  new Promise((resolve, reject) => {
    let out = '';
    child.stdout?.on('data', (part: Buffer) => {
      out += part.toString();
      const [, address] = /^Open (\S+)$/m.exec(out) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('close', (code) => reject(new Error(`The service ended with ${code}: ${log()}`)));
  });

/** Starts `remit serve` in a process of its own on a free port, and waits until it listens. */
export const serve = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Serving> => {
  const child = spawn(
    process.execPath,
    [join(projectRoot(), 'build', 'src', 'entry', 'cli.js'), 'serve', '--port', '0', ...args],
    {
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let err = '';
  child.stderr.on('data', (part: Buffer) => {
    err += part.toString();
  });
  const ended = once(child, 'close');
  const address = await addressIn(child, () => err);
  return {
    address,
    log: () => err,
    end: async (signal) => {
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
};
