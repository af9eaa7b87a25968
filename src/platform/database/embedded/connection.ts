import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { FaultError, fault } from '../../../kernel/index.ts';
import { queryFailure } from '../query-error.ts';
import { type Answer, readCommandTag, type Session } from '../session.ts';
import { decoderOf, encodeValue } from '../values.ts';
import type { Failure, Greeting, RawAnswer, Reply, Request, Task } from './wire.ts';

/** The main thread's end of the embedded database. */
export type Connection = {
  /** Throws `QueryError` where a statement is refused, and the reason of `broken` where the database has stopped. */
  readonly ask: (request: Request) => Promise<RawAnswer | ArrayBuffer>;
  /** Why the database has stopped; `null` while it is well. */
  readonly broken: () => Error | null;
  /** Ends the database in good order; never throws. */
  readonly close: () => Promise<void>;
};

type Waiting = { readonly resolve: (answer: RawAnswer | ArrayBuffer) => void; readonly reject: (error: Error) => void };

// The running file tells whether the sources or their build are in use; the worker is of the same kind.
const workerFile = (): URL => new URL(`./worker${extname(import.meta.url)}`, import.meta.url);

const stopped = (full: Int32Array, message: string): Error =>
  Atomics.load(full, 0) === 1
    ? new FaultError(fault('database.full'))
    : new Error(`The embedded database stopped: ${message}`);

const refusal = (full: Int32Array, greeting: Extract<Greeting, { open: false }>): Error =>
  greeting.durable ? stopped(full, greeting.message) : new FaultError(fault('database.not-durable'));

const greetingOf = (worker: Worker, full: Int32Array): Promise<void> =>
  new Promise((resolve, reject) => {
    worker.once('message', (greeting: Greeting) => (greeting.open ? resolve() : reject(refusal(full, greeting))));
    worker.once('error', (error) => reject(stopped(full, error.message)));
    worker.once('exit', () => reject(stopped(full, 'it ended while starting')));
  });

/** Starts the worker and waits until the database is open. Throws `FaultError` 'database.not-durable' or 'database.full'. */
export const connect = async (task: Omit<Task, 'full'>): Promise<Connection> => {
  const full = new Int32Array(new SharedArrayBuffer(4));
  const transferList = task.archive === null ? [] : [task.archive.buffer];
  const workerData = { ...task, full } satisfies Task;
  const worker = new Worker(workerFile(), {
    workerData,
    transferList,
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  });
  const waiting = new Map<number, Waiting>();
  let broken: Error | null = null;
  let lastId = 0;

  const breakOff = (error: Error): void => {
    broken ??= error;
    for (const { reject } of waiting.values()) reject(broken);
    waiting.clear();
  };

  const failed = (failure: Failure, { reject }: Waiting): void => {
    if (failure.kind === 'refused') {
      reject(queryFailure(failure.failure));
      return;
    }
    const reason = stopped(full, failure.message);
    reject(reason);
    breakOff(reason);
  };

  const ask = (request: Request): Promise<RawAnswer | ArrayBuffer> =>
    new Promise((resolve, reject) => {
      if (broken !== null) {
        reject(broken);
        return;
      }
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ id: lastId, request });
    });

  try {
    await greetingOf(worker, full);
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  worker.on('message', (reply: Reply) => {
    const who = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (who === undefined) return;
    if ('failure' in reply) failed(reply.failure, who);
    else who.resolve(reply.answer);
  });
  worker.on('error', (error) => breakOff(stopped(full, error.message)));
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      breakOff(stopped(full, 'its thread has ended'));
      resolve();
    });
  });

  return {
    ask,
    broken: () => broken,
    close: async () => {
      await ask({ ask: 'close' }).catch(() => worker.terminate());
      await ended;
    },
  };
};

const decoded = ({ tag, fields, rows }: RawAnswer): Answer => {
  const columns = fields.map(({ name, type }) => ({ name, decode: decoderOf(type) }));
  const objects = rows.map((row) => {
    const object: Record<string, unknown> = {};
    columns.forEach(({ name, decode }, index) => {
      const text = row[index] ?? null;
      object[name] = text === null ? null : decode(text);
    });
    return object;
  });
  return { ...readCommandTag(tag), rows: objects };
};

const text = async (answer: Promise<RawAnswer | ArrayBuffer>): Promise<RawAnswer> => {
  const given = await answer;
  if (given instanceof ArrayBuffer) throw new TypeError('A statement gives rows, not bytes');
  return given;
};

/** The connection as a session. */
export const sessionOver = ({ ask }: Connection): Session => ({
  query: async (sql, parameters = []) =>
    decoded(await text(ask({ ask: 'query', sql, parameters: parameters.map(encodeValue) }))),
  script: async (sql) => {
    await ask({ ask: 'script', sql });
  },
});
