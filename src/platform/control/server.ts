import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, rm, stat } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { FaultError, fault } from '../../kernel/index.ts';
import type { Log } from '../log.ts';
import { controlPath } from './path.ts';

/** What a serving process does for a command of its own machine: it writes the file that was asked for into `path`. */
export type FileMaker = (question: unknown, path: string) => Promise<void>;

export type Control = { readonly close: () => Promise<void> };

const asked = async (socket: Socket): Promise<unknown> => {
  for await (const line of createInterface({ input: socket })) return JSON.parse(line);
  throw new FaultError(fault('usage.invalid', 'Nothing was asked'));
};

const answer = async (socket: Socket, folder: string, make: FileMaker): Promise<void> => {
  // Whole on our own disk first: whoever reads slowly must not hold up the database.
  const path = join(folder, `.for-command.${randomUUID()}`);
  try {
    await make(await asked(socket), path);
    const { size } = await stat(path);
    socket.write(`${JSON.stringify({ bytes: size })}\n`);
    await pipeline(createReadStream(path), socket);
  } finally {
    await rm(path, { force: true });
  }
};

const answerOrFault = (socket: Socket, folder: string, make: FileMaker, log: Log): void => {
  socket.on('error', () => undefined);
  answer(socket, folder, make).catch((error: unknown) => {
    const known = error instanceof FaultError ? error.fault : fault('output.unwritable', 'The service could not do it');
    if (!(error instanceof FaultError)) {
      log.error('A command could not be carried out', { error: error instanceof Error ? error.message : 'unknown' });
    }
    socket.end(`${JSON.stringify({ fault: known })}\n`);
  });
};

/**
 * Listens in the data folder for commands of the same machine and the same login (`remit backup` while the service runs). Gives null, with a
 * warning, where the system does not offer it; then commands must wait until the service is stopped.
 */
export const listenForCommands = async (folder: string, make: FileMaker, log: Log): Promise<Control | null> => {
  const path = controlPath(folder);
  const server = createServer((socket) => answerOrFault(socket, folder, make, log));
  try {
    // Only one process can hold the folder, so what lies there was left behind by one that was killed.
    await rm(path, { force: true });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
    await chmod(path, 0o600);
  } catch (error) {
    log.warn('Commands cannot reach this service; stop it before "remit backup"', {
      error: error instanceof Error ? error.message : 'unknown',
    });
    return null;
  }
  server.unref();
  return { close: () => new Promise((resolve) => server.close(() => resolve())) };
};
