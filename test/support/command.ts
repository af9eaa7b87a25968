import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { projectRoot } from '../../src/platform/files.ts';

/** What a command said and how it ended. */
export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs `bin/remit` as a person would, in a process of its own without a terminal. `env` is all it is given beside the search path. */
export const remit = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(join(projectRoot(), 'bin', 'remit'), [...args], {
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => {
      err += part.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
