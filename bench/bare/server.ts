import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import Fastify from 'fastify';

// The least that could do each job, as a process of its own: `node`, `pglite FOLDER`, `pglite-thread FOLDER`, `fastify FILE`.
// `pglite` opens the folder as PGlite opens it by itself, without our settings and without syncs.

const [kind = 'node', given = ''] = process.argv.slice(2);

const say = (server: Server): void => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`Open http://127.0.0.1:${port}\n`);
};

const answering = (answer: () => Promise<string>): void => {
  const server = createServer((_request, response) => {
    void answer().then((text) => response.end(text));
  });
  server.listen(0, '127.0.0.1', () => say(server));
};

const fastify = async (file: string): Promise<void> => {
  const bytes = readFileSync(file);
  const server = Fastify();
  server.get('/*', (_request, reply) => reply.type('text/html; charset=utf-8').send(bytes));
  await server.listen({ host: '127.0.0.1', port: 0 });
  say(server.server);
};

const onStop = (close: () => Promise<unknown>): void => {
  process.once('SIGTERM', () => void close().then(() => process.exit(0)));
};

switch (kind) {
  case 'node':
    answering(async () => 'ok');
    break;
  case 'pglite': {
    const database = await PGlite.create(given);
    onStop(() => database.close());
    answering(async () => JSON.stringify((await database.query('select count(*) from council')).rows));
    break;
  }
  case 'pglite-thread': {
    const thread = new Worker(new URL('./thread.js', import.meta.url), { workerData: given });
    await new Promise((resolve) => thread.once('message', resolve));
    onStop(async () => {
      thread.postMessage('close');
      await new Promise((resolve) => thread.once('exit', resolve));
    });
    answering(async () => 'ok');
    break;
  }
  case 'fastify':
    await fastify(given);
    break;
  default:
    throw new Error(`There is no bare server called ${kind}`);
}
