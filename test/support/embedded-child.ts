import { writeSync } from 'node:fs';
import { FaultError } from '../../src/kernel/index.ts';
// Not through the index of the platform: a child should start quickly.
import { openEmbedded } from '../../src/platform/database/embedded/open.ts';
import { DUNDEE, LEDGER_MIGRATIONS, readBatches, writeBatch } from './ledger.ts';

// A process of its own for the tests of locking and killing: `embedded-child.js FOLDER TEMPLATE [FIRST BATCH]`. It opens the data
// folder, says what it finds, and where a first batch is given goes on writing batches until it is killed, telling of each that
// was acknowledged. Each line is written to the pipe at once.

const say = (word: string, value: unknown): void => {
  writeSync(1, `${JSON.stringify([word, value])}\n`);
};

const [directory = '', template = '', first] = process.argv.slice(2);

try {
  const database = await openEmbedded({ directory, migrations: LEDGER_MIGRATIONS, template });
  say('open', [...(await database.read(DUNDEE, readBatches))]);
  if (first === undefined) setInterval(() => undefined, 1000);
  else {
    const note = 'x'.repeat(2000);
    for (let batch = Number(first); ; batch += 1) {
      await database.write(DUNDEE, writeBatch(batch, note));
      say('kept', batch);
    }
  }
} catch (error) {
  say('refused', error instanceof FaultError ? error.fault : String(error));
  process.exitCode = 3;
}
