import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadDemoPeople } from '../../src/entry/demo.ts';
import { playHistory } from '../../src/entry/demonstration/history.ts';
import { startWeb } from '../../src/entry/web.ts';
import { readConfig } from '../../src/platform/config.ts';
import { openEmbedded } from '../../src/platform/database/index.ts';
import { projectRoot } from '../../src/platform/files.ts';
import { SILENT_LOG } from '../../src/platform/log.ts';
import { embeddedTemplate, MIGRATIONS } from './databases.ts';
import { loadPacks, secondsClock } from './demo-data.ts';
import { loadMadeUpNationalFigures } from './national-figures.ts';

// The real application over a fresh data folder, with both example councils, the invented one's year, and national figures; for the browser to walk through.
const folder = await mkdtemp(join(tmpdir(), 'remit-browser-'));
const clock = secondsClock('2026-11-21T12:00:00.000Z');
const database = await openEmbedded({
  directory: join(folder, 'database'),
  migrations: MIGRATIONS,
  template: await embeddedTemplate(MIGRATIONS),
});
await playHistory(database, join(projectRoot(), 'packs'), clock, () => undefined);
await loadPacks(database, ['scotland', 'dundee-example', 'invented-example'], clock);
await loadMadeUpNationalFigures(database, clock);
const log = { ...SILENT_LOG, error: (message: string, ids = {}) => console.error(message, ids) };
const config = readConfig({});
if (!config.ok) throw new Error('The settings cannot be read where none is set');
const people = await loadDemoPeople(database, clock);
const web = await startWeb({
  database,
  clock,
  config: config.value,
  dataFolder: folder,
  mode: 'demonstration',
  demoPeople: async () => people,
  log,
  host: '127.0.0.1',
  port: Number(process.argv[2] ?? 0),
});
console.log(web.address);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await web.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
    process.exit(0);
  });
}
