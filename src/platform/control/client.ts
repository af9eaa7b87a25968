import { connect, type Socket } from 'node:net';
import { type Fault, FaultError, fault } from '../../kernel/index.ts';
import { systemCode } from '../files.ts';
import { controlPath } from './path.ts';

const connected = (path: string): Promise<Socket | null> =>
  new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', (error) => {
      if (['ENOENT', 'ECONNREFUSED', 'EINVAL'].includes(systemCode(error) ?? '')) resolve(null);
      else
        reject(
          new FaultError(fault('database.locked', `The service cannot be asked (${systemCode(error)})`), {
            cause: error,
          }),
        );
    });
  });

type Header = { readonly bytes?: number; readonly fault?: Fault };

const broken = (): FaultError =>
  new FaultError(
    fault('database.unreachable', 'The service ended before the answer was whole', {}, 'Start it, and try again.'),
  );

async function* body(first: Buffer, rest: AsyncIterator<Buffer>, size: number): AsyncGenerator<Buffer> {
  let left = size - first.length;
  if (first.length > 0) yield first;
  while (left > 0) {
    const { value, done } = await rest.next();
    if (done === true) throw broken();
    left -= (value as Buffer).length;
    yield value as Buffer;
  }
}

/**
 * Asks the service that uses a data folder for a file, and gives its bytes as they come; null where no service listens. Throws the fault that
 * the service answers with, or 'database.unreachable' where it ends in the middle.
 */
export const askService = async (folder: string, question: unknown): Promise<AsyncGenerator<Buffer> | null> => {
  const socket = await connected(controlPath(folder));
  if (socket === null) return null;
  socket.write(`${JSON.stringify(question)}\n`);
  const parts: AsyncIterator<Buffer> = socket[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (!head.includes(10)) {
    const { value, done } = await parts.next();
    if (done === true) throw broken();
    head = Buffer.concat([head, value as Buffer]);
  }
  const end = head.indexOf(10);
  const { bytes, fault: told } = JSON.parse(head.subarray(0, end).toString('utf8')) as Header;
  if (told !== undefined) throw new FaultError(told);
  return body(head.subarray(end + 1), parts, bytes ?? 0);
};
