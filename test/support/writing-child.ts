import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';

import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { A_TEST } from './actor.ts';

// A process of its own that writes for others until it is killed: `writing-child.js '{"url": …}'` or `'{"directory": …, "template": …}'`.
// It says "open", then takes lines "NUMBER COUNCIL CODE"; each writes one post with its entry in the record, and is answered by its number
// when the change is kept.

type Given = { readonly migrations: string } & (
  | { readonly url: string; readonly ownerUrl: string }
  | { readonly directory: string; readonly template: string }
);

const given = JSON.parse(process.argv[2] ?? '') as Given;

// Only the database that is meant is loaded: a child should start quickly.
const open = async (): Promise<Database> =>
  'url' in given
    ? (await import('../../src/platform/database/postgres/open.ts')).openPostgres(given)
    : (await import('../../src/platform/database/embedded/open.ts')).openEmbedded(given);

const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

const database = await open();
say('open');

createInterface({ input: process.stdin }).on('line', async (line) => {
  const [number = '', council = '', code = ''] = line.split(' ');
  try {
    await database.write({ council }, async (tx) => {
      const at = await instantOfWrite(tx, systemClock);
      await sql`insert into post (code, title, origin, known_at) values (${code}, 'A post', 'test', ${at}::timestamptz)`.execute(
        tx,
      );
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: code });
    });
    say(number);
  } catch (error) {
    say(`${number} refused ${error instanceof Error ? error.message : String(error)}`);
  }
});
