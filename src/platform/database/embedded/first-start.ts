import { existsSync, readdirSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { FaultError, fault } from '../../../kernel/index.ts';
import { syncDirectory } from '../../files.ts';
import { connect } from './connection.ts';
import { unpack } from './tar.ts';

type Archive = Uint8Array<ArrayBuffer>;

/** An empty database, made in a worker of its own: making it takes three times the memory that using it does. */
const freshArchive = async (): Promise<Archive> => {
  const maker = await connect({ directory: null, archive: null, settings: [] });
  try {
    const dump = await maker.ask({ ask: 'dump' });
    if (!(dump instanceof ArrayBuffer)) throw new TypeError('A dump gives bytes');
    return new Uint8Array(dump);
  } finally {
    await maker.close();
  }
};

/** The archive that a new database begins from: the template where there is one (`.tar` or `.tar.gz`), else a fresh one. */
export const startingArchive = async (template: string | null): Promise<Archive> => {
  if (template === null || !existsSync(template)) return freshArchive();
  const bytes = await readFile(template);
  return new Uint8Array(template.endsWith('.gz') ? gunzipSync(bytes) : bytes);
};

const holdsDatabase = (directory: string): boolean => existsSync(join(directory, 'PG_VERSION'));
const isMissingOrEmpty = (directory: string): boolean => !existsSync(directory) || readdirSync(directory).length === 0;

/**
 * Makes sure that the folder of the database exists, and gives it. A first start that was cut short leaves a mark behind, and is
 * begun again: nothing was kept in it yet. A folder that holds something else is left alone with a `FaultError` 'database.version'.
 */
export const prepareFolder = async (data: string, template: string | null): Promise<string> => {
  const directory = join(data, 'database');
  const mark = join(data, 'database.starting');
  if (existsSync(mark)) await rm(directory, { recursive: true, force: true });
  else if (holdsDatabase(directory)) {
    // Where nothing may be written, the database itself would only say that it did not start.
    await (await open(join(directory, 'PG_VERSION'), 'r+')).close();
    return directory;
  }
  if (!isMissingOrEmpty(directory)) {
    throw new FaultError(fault('database.version', `The folder ${directory} holds no database that Remit made`));
  }
  const archive = await startingArchive(template);
  await (await open(mark, 'w')).close();
  await syncDirectory(data);
  unpack(archive, directory);
  await rm(mark);
  await syncDirectory(data);
  return directory;
};
