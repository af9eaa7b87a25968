import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { durableFiles } from './durable-files.ts';
import { saysFull, type Task } from './wire.ts';

// A council's data fit in little: the standard 128 MB of buffers would be touched sooner or later and never given back.
const SETTINGS = ['shared_buffers=16MB', 'min_wal_size=32MB', 'max_wal_size=64MB'];

const asParameters = (settings: readonly string[]): string[] => settings.flatMap((setting) => ['-c', setting]);

/** How the server is started. `-F` is PGlite's way of leaving out every sync, which only suits a database in memory. */
const startParameters = (durable: boolean, settings: readonly string[]): string[] => [
  ...PGlite.defaultStartParams.filter((parameter) => !durable || parameter !== '-F'),
  // The other methods reach operations of the file layer that do nothing.
  ...(durable ? asParameters(['wal_sync_method=fsync']) : []),
  ...asParameters([...SETTINGS, ...settings]),
];

// V8 compiles a busy function a second time to make it quicker, and keeps the memory. Here it waits fifteen times longer than by
// itself: measured, the start takes a third less work and half the memory (220 against 400 MB for the process), and work that goes
// on for longer than a few seconds still becomes quick.
const PATIENT_COMPILER = '--wasm-tiering-budget=200000000';

/** Compiling from a buffer takes half the time of what PGlite does by itself. */
const compiled = async (): Promise<WebAssembly.Module> => {
  setFlagsFromString(PATIENT_COMPILER);
  const path = new URL('pglite.wasm', import.meta.resolve('@electric-sql/pglite'));
  return WebAssembly.compile(await readFile(path));
};

/** An open database, and how often it has truly synced. */
export type Engine = { readonly database: PGlite; readonly syncs: () => number };

/** Opens the database of a task in this thread, and reports a full disk into the task's cell. */
export const openEngine = async ({ directory, archive, settings, full }: Task): Promise<Engine> => {
  const durable = directory === null ? null : durableFiles(directory);
  const database = await PGlite.create({
    pgliteWasmModule: await compiled(),
    startParams: startParameters(durable !== null, settings),
    ...(durable === null ? {} : { fs: durable.files }),
    ...(archive === null ? {} : { loadDataDir: new Blob([archive]) }),
    onStderr: (line) => {
      if (saysFull(line)) Atomics.store(full, 0, 1);
      return false;
    },
  });
  return { database, syncs: durable?.syncs ?? (() => 0) };
};

/** Whether a commit of this engine made the disk sync. The message it writes is kept nowhere but in the log of the server. */
export const syncsOnCommit = async ({ database, syncs }: Engine): Promise<boolean> => {
  const before = syncs();
  await database.query("select pg_logical_emit_message(true, 'remit', 'probe')");
  return syncs() > before;
};

/** The whole database as a plain archive, from which another can begin. */
export const dumpEngine = async ({ database }: Engine): Promise<ArrayBuffer> => {
  await database.exec('checkpoint');
  return (await database.dumpDataDir('none')).arrayBuffer();
};
