import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

import type { EvidenceKind } from '../../documents/readers/evidence/index.ts';
import { type Fault, fault } from '../../kernel/index.ts';
import type { Examined, Said, Task } from './examination.ts';

type ExamineLimits = { readonly seconds: number; readonly megabytes: number; readonly atOnce: number };

const LIMITS: ExamineLimits = { seconds: 20, megabytes: 256, atOnce: 2 };

/** Looks into a file that somebody sent: never throws for what stands in it. */
export type Examine = (bytes: Uint8Array, name: string) => Promise<Examined>;

// The running file tells whether the sources or their build are in use; the worker is of the same kind.
const workerFile = (): URL => new URL(`./examine-worker${extname(import.meta.url)}`, import.meta.url);

const beyond = (): Fault =>
  fault('evidence.unsafe', 'The file could not be looked into within the limits of time and memory');

const inThread = (bytes: Uint8Array, name: string, { seconds, megabytes }: ExamineLimits): Promise<Examined> =>
  new Promise((resolve) => {
    // Not slice(): that of a Buffer gives the same bytes again, and they would go with the worker.
    const copy = new Uint8Array(bytes);
    const worker = new Worker(workerFile(), {
      workerData: { bytes: copy, name } satisfies Task,
      transferList: [copy.buffer],
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
      // What the readers would print about a damaged file is of no use to anybody here.
      stdout: true,
      stderr: true,
      env: {},
    });
    let kind: EvidenceKind | null = null;
    const end = (examined: Examined): void => {
      clearTimeout(timer);
      resolve(examined);
      void worker.terminate();
    };
    // Once the kind is known the file is taken; what happens while its words are read costs the words alone.
    const broken = (note: string): void =>
      end(kind === null ? { taken: false, fault: beyond() } : { taken: true, kind, text: '', note });
    const timer = setTimeout(() => broken('reading it took too long'), seconds * 1000);
    worker.on('message', (said: Said) => {
      if (said.step === 'read') {
        if (kind !== null) end({ taken: true, kind, text: said.text, note: said.note });
      } else if (typeof said.kind === 'string') kind = said.kind;
      else end({ taken: false, fault: said.kind });
    });
    worker.on('error', () => broken('reading it takes more memory than is given to it'));
    worker.on('exit', () => broken('the reading of it ended without a result'));
  });

/** Makes what looks into files: each in a thread of its own with limits, a few at once and the others in turn. */
export const createExaminer = (limits: ExamineLimits = LIMITS): Examine => {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (bytes, name) => {
    if (running >= limits.atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await inThread(bytes, name, limits);
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
};
