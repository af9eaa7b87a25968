import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { composeSignIn } from '../../src/entry/compose-sign-in.ts';
import { allJobs } from '../../src/entry/jobs.ts';
import { startWeb } from '../../src/entry/web.ts';
import { bringCouncilUpToDate } from '../../src/features/framework/index.ts';
import { addPerson } from '../../src/features/people/index.ts';
import { enrolmentAddress, makeAccount } from '../../src/features/sign-in/index.ts';
import { type Clock, type Instant, sayFault } from '../../src/kernel/index.ts';
import { readConfig } from '../../src/platform/config.ts';
import { openEmbedded } from '../../src/platform/database/index.ts';
import { SILENT_LOG } from '../../src/platform/log.ts';
import { mailSettings } from '../../src/platform/mail/index.ts';
import { A_TEST } from './actor.ts';
import { embeddedTemplate, MIGRATIONS } from './databases.ts';
import { loadPacks } from './demo-data.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { BY_MACHINE, councilOf, given } from './people.ts';

/** A council that works with real accounts and real letters: its service, the mail server, and the day's letters when asked for. */
export type LetterOffice = {
  readonly clock: Clock;
  readonly letters: MailServer;
  /** Lets so many days go by. */
  readonly goOn: (days: number) => void;
  /** Does the worker's job `remind` once, as its schedule would. */
  readonly remind: () => Promise<void>;
  /** Adds somebody with a post, an e-mail address and an account. Gives the link by which they set it up. */
  readonly welcome: (name: string, signInName: string, post: string, email: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** Serves Dundee's example as `remit serve` does with SMTP_URL and MAIL_FROM, beside a real mail server. Its clock begins at `start` and goes on as clocks do. */
export const serveLetters = async (start: Instant): Promise<LetterOffice> => {
  const began = Date.now();
  let ahead = 0;
  const clock: Clock = () => new Date(Date.parse(start) + ahead + Date.now() - began).toISOString();
  const dataFolder = await mkdtemp(join(tmpdir(), 'remit-letters-'));
  const letters = await startMailServer();
  const port = await freePort();
  const read = readConfig({
    SMTP_URL: `smtp://127.0.0.1:${letters.port}`,
    MAIL_FROM: 'remit@council.example',
    PUBLIC_ADDRESS: `http://127.0.0.1:${port}`,
  });
  if (!read.ok) throw new Error(read.problem.map(sayFault).join('; '));
  const config = read.value;
  const database = await openEmbedded({
    directory: join(dataFolder, 'database'),
    migrations: MIGRATIONS,
    template: await embeddedTemplate(MIGRATIONS),
  });
  await loadPacks(database, ['scotland', 'dundee-example'], clock);
  const council = councilOf('dundee');
  await bringCouncilUpToDate(database, clock, council);
  const served = { database, clock, config, dataFolder, mode: 'ordinary' } as const;
  const log = {
    ...SILENT_LOG,
    error: (message: string, ids = {}) => console.error(message, ids),
  };
  const mail = mailSettings(config);
  const web = await startWeb({ ...served, sendsMail: true, log, host: '127.0.0.1', port });
  const remind = allJobs({ database, clock, log, config, mail }).find(({ name }) => name === 'remind');
  if (remind === undefined) throw new Error('The worker has no job that reminds');
  return {
    letters,
    clock,
    goOn: (days) => {
      ahead += days * 86_400_000;
    },
    remind: async () => {
      await remind.work(new AbortController().signal);
    },
    welcome: async (name, signInName, post, email) => {
      const holding = { post, kind: 'holder', firstDay: '2026-01-01', lastDay: '' };
      const person = given(await addPerson({ database, clock, council, by: BY_MACHINE }, { name, email, holding }));
      const signIn = await composeSignIn({ ...served, ownAddress: web.address, powers: [] });
      const { secret } = given(await makeAccount(signIn, { person, signInName, breakGlass: false }, A_TEST));
      return enrolmentAddress(signIn.publicAddress, secret);
    },
    close: async () => {
      await web.close();
      await database.close();
      await letters.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
};
