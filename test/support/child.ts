import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A line from the child: a word and what it tells. */
export type Said = readonly [word: string, value: unknown];

export type Child = {
  /** All lines so far. */
  readonly said: Said[];
  /** The first line, or an error where the child ended without a word. */
  readonly firstWord: Promise<Said>;
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
  const firstWord = new Promise<Said>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const words = JSON.parse(line) as Said;
      said.push(words);
      resolve(words);
    });
    void ended.then(() => reject(new Error('The child ended without a word')));
  });
  firstWord.catch(() => undefined);
  return {
    said,
    firstWord,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
