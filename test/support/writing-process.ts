import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process that writes, which can be killed and started again; see `writing-child.ts`. */
export type WritingProcess = {
  /** Resolves true when the change was acknowledged, false where the process died before. */
  readonly write: (council: string, code: string) => Promise<boolean>;
  /** Kills it at once, waits until all it had said was read, and starts another in its place. */
  readonly killAndRestart: () => Promise<void>;
  readonly kill: () => Promise<void>;
};

type Running = { readonly child: ChildProcess; readonly opened: Promise<boolean>; readonly ended: Promise<unknown> };

/** Starts one; `given` is what the child is told. */
export const startWriting = (given: Readonly<Record<string, string>>): WritingProcess => {
  const script = fileURLToPath(new URL('./writing-child.js', import.meta.url));
  const waiting = new Map<string, (acknowledged: boolean) => void>();
  const refused: string[] = [];
  let last = 0;

  const start = (): Running => {
    const child = spawn(process.execPath, [script, JSON.stringify(given)], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.on('error', () => undefined);
    const ended = once(child, 'close');
    const opened = new Promise<boolean>((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const [number = '', ...rest] = line.split(' ');
        if (number === 'open') resolve(true);
        if (rest.length > 0) refused.push(rest.join(' '));
        waiting.get(number)?.(rest.length === 0);
        waiting.delete(number);
      });
      void ended.then(() => {
        resolve(false);
        for (const answer of waiting.values()) answer(false);
        waiting.clear();
      });
    });
    return { child, opened, ended };
  };

  let running = start();
  const kill = async (): Promise<void> => {
    running.child.kill('SIGKILL');
    await running.ended;
  };
  return {
    kill,
    killAndRestart: async () => {
      await kill();
      running = start();
    },
    write: async (council, code) => {
      const { child, opened } = running;
      if (!(await opened) || child !== running.child) return false;
      if (refused.length > 0) throw new Error(`A write was refused: ${refused[0]}`);
      last += 1;
      const number = String(last);
      const answer = new Promise<boolean>((resolve) => waiting.set(number, resolve));
      child.stdin?.write(`${number} ${council} ${code}\n`);
      return answer;
    },
  };
};
