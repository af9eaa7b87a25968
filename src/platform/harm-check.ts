import { spawn } from 'node:child_process';

import { type Fault, fault } from '../kernel/index.ts';

/** Looks at the bytes of a file before it is kept; null where nothing was found. */
export type CheckForHarm = (bytes: Uint8Array) => Promise<Fault | null>;

const SECONDS = 60;

/**
 * A check by a program of the installation, such as "clamdscan --no-summary -": it is given the bytes on its standard input and says by its exit
 * code what it found: 0 nothing, 1 something harmful ('evidence.unsafe'). Whatever else happens, the file is not taken ('evidence.unchecked').
 * The command is run without a shell; words are parted by spaces.
 */
export const harmCheck = (command: string, seconds = SECONDS): CheckForHarm => {
  const [program = '', ...words] = command.trim().split(/\s+/);
  return (bytes) =>
    new Promise((resolve) => {
      const unchecked = (): void => resolve(fault('evidence.unchecked'));
      const child = spawn(program, words, {
        stdio: ['pipe', 'ignore', 'ignore'],
        timeout: seconds * 1000,
        // The secrets of the installation stand in its environment and are none of the program's business.
        env: { PATH: '/usr/local/bin:/usr/bin:/bin' },
      });
      child.on('error', unchecked);
      child.on('close', (code) => {
        if (code === 0) resolve(null);
        else if (code === 1) resolve(fault('evidence.unsafe', 'The check for harmful content found something'));
        else unchecked();
      });
      // A checker may stop reading once it has found something.
      child.stdin.on('error', () => undefined);
      child.stdin.end(bytes);
    });
};
