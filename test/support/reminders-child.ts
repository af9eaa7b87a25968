import { createInterface } from 'node:readline';

import { remindAll } from '../../src/features/reminders/index.ts';
import { openPostgres } from '../../src/platform/index.ts';
import type { MailSettings } from '../../src/platform/mail/index.ts';
import { MIGRATIONS } from './databases.ts';

// A worker of its own process, to be killed: for each instant it reads it does one turn of reminders as if it were then, and says what came of it.
const [url = '', ownerUrl = '', settings = ''] = process.argv.slice(2);
const database = await openPostgres({ url, ownerUrl, migrations: MIGRATIONS });
const mail = JSON.parse(settings) as MailSettings;

const say = (...words: unknown[]): void => {
  process.stdout.write(`${JSON.stringify(words)}\n`);
};

say('ready', null);
for await (const now of createInterface({ input: process.stdin })) {
  const turn = await remindAll({ database, clock: () => now, mail });
  say('done', turn);
}
await database.close();
