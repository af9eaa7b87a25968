import { parentPort, workerData } from 'node:worker_threads';
import { createQueue } from '../queue.ts';
import { dumpEngine, type Engine, openEngine, syncsOnCommit } from './engine.ts';
import { preparedStatements } from './prepared.ts';
import {
  encodeRequest,
  type Greeting,
  type RawAnswer,
  type Reply,
  type Request,
  readFailure,
  readMessages,
  statementOf,
  type Task,
} from './wire.ts';

// The thread in which the embedded database lives, so that a long query never holds up the event loop of the service.

const port = parentPort;
if (port === null) throw new Error('This file is the body of a worker thread');

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const start = async (task: Task): Promise<Engine | null> => {
  const greet = (greeting: Greeting): void => port.postMessage(greeting);
  try {
    const engine = await openEngine(task);
    const durable = task.directory === null || (await syncsOnCommit(engine));
    greet(durable ? { open: true } : { open: false, durable, message: 'a committed change caused no sync' });
    return durable ? engine : null;
  } catch (error) {
    greet({ open: false, durable: true, message: wordsOf(error) });
    return null;
  }
};

// A busy service asks some three hundred texts.
const prepared = preparedStatements(400);

const converse = async (
  { database }: Engine,
  request: Exclude<Request, { ask: 'dump' | 'close' }>,
): Promise<RawAnswer> => {
  const sql = statementOf(request) ?? '';
  const sending = prepared.sendingOf(sql);
  try {
    return readMessages(await database.execProtocolStream(encodeRequest(request, sending), { syncToFs: false }));
  } catch (error) {
    prepared.failed(sql, sending);
    throw error;
  }
};

const carryOut = async (engine: Engine, request: Request): Promise<RawAnswer | ArrayBuffer> => {
  switch (request.ask) {
    case 'dump':
      return dumpEngine(engine);
    case 'close':
      await engine.database.close();
      return { tag: 'CLOSE', fields: [], rows: [] };
    default:
      return converse(engine, request);
  }
};

const serve = (engine: Engine): void => {
  const inTurn = createQueue();
  const answer = async ({ id, request }: { id: number; request: Request }): Promise<void> => {
    const reply = (given: Reply): void => port.postMessage(given);
    try {
      reply({ id, answer: await carryOut(engine, request) });
      if (request.ask === 'close') port.close();
    } catch (error) {
      const failure = readFailure(error);
      reply({ id, failure });
      if (failure.kind === 'broken') process.exit(1);
    }
  };
  port.on('message', (message: { id: number; request: Request }) => void inTurn(() => answer(message)));
};

const engine = await start(workerData as Task);
if (engine === null) port.close();
else serve(engine);
