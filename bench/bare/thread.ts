import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

// PGlite as it comes, in a thread of its own: what the embedded database holds in memory before anything of ours.

const database = await PGlite.create(String(workerData));
await database.query('select count(*) from council');
parentPort?.once('message', () => void database.close().then(() => parentPort?.close()));
parentPort?.postMessage('open');
