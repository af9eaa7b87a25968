import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A line from the child: a word and what it tells. */
export type Said = readonly [word: string, value: unknown];

export type Child = {
  /** All lines so far. */
  readonly said: Said[];
  /** Waits for so many lines, and gives the last of them; an error where the child ends before. */
  readonly hear: (lines: number) => Promise<Said>;
  /** Kills it outright, as losing power to the process would, and waits until all it said has been read. */
  readonly kill: () => Promise<void>;
};

const endOf = (child: ChildProcess): Promise<void> => new Promise((resolve) => child.once('close', () => resolve()));

/** Starts `embedded-child.ts` on a data folder; see there. */
export const startChild = (directory: string, template: string, firstBatch?: number): Child => {
  const script = fileURLToPath(new URL('./embedded-child.js', import.meta.url));
  const given = [script, directory, template, ...(firstBatch === undefined ? [] : [String(firstBatch)])];
  const child = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: Said[] = [];
  const ended = endOf(child);
  const listeners = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(JSON.parse(line) as Said);
    for (const listener of listeners) listener();
  });
  const hear = (lines: number): Promise<Said> =>
    new Promise((resolve, reject) => {
      const listener = (): void => {
        const last = said[lines - 1];
        if (last === undefined) return;
        listeners.delete(listener);
        resolve(last);
      };
      listeners.add(listener);
      listener();
      void ended.then(() => reject(new Error(`The child ended after ${said.length} lines`)));
    });
  return {
    said,
    hear,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
