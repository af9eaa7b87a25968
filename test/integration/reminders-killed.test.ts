import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';

import type { Obligation } from '../../src/features/obligations/index.ts';
import { addPerson, addService } from '../../src/features/people/index.ts';
import { type Day, daysAfter, endOfDay, instantAt } from '../../src/kernel/index.ts';
import { openPostgres } from '../../src/platform/index.ts';
import type { MailSettings } from '../../src/platform/mail/index.ts';
import { createPostgres, MIGRATIONS, stopServerAtEnd, whyNoPostgres } from '../support/databases.ts';
import { type Received, startMailServer } from '../support/mail-server.ts';
import { answered, owe, owedBy } from '../support/owed.ts';
import { BY_MACHINE, councilOf, given, inventCouncils, setClock } from '../support/people.ts';
import { randomFrom } from '../support/random.ts';
import { readReminder, type Said } from '../support/reminders.ts';

// The kills of a failure can be played again with KILL_SEED, though where in its work each finds the process is as it comes.
const SEED = Number(process.env['KILL_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const DAYS = 365;
const KILL_ONE_IN = 14;
const LONGEST_MS = 300;
const FIRST = '2026-01-01';
const OWNERS = ['HR', 'FIN', 'MHO'];

stopServerAtEnd();
const withoutPostgres = (await whyNoPostgres()) ?? false;

/** `said`: the next line that it says; '' where it ended first. */
type Worker = { readonly child: ChildProcess; readonly said: () => Promise<string> };

const startWorker = async (args: readonly string[]): Promise<Worker> => {
  const script = fileURLToPath(new URL('../support/reminders-child.js', import.meta.url));
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin?.on('error', () => undefined);
  const heard: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  const tell = (line: string): void => {
    const next = waiting.shift();
    if (next === undefined) heard.push(line);
    else next(line);
  };
  createInterface({ input: child.stdout })
    .on('line', tell)
    .on('close', () => tell(''));
  const said = async (): Promise<string> => heard.shift() ?? new Promise((resolve) => waiting.push(resolve));
  assert.match(await said(), /ready/);
  return { child, said };
};

const kill = async ({ child }: Worker): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
};

const stageOf = ({ matter, late }: Said): string => {
  if (matter === 'late') return `late-${Math.floor((late - 1) / 7)}`;
  if (matter === 'head') return `head-${Math.floor((late - 14) / 28)}`;
  if (matter === 'cswo') return `cswo-${Math.floor((late - 28) / 28)}`;
  return matter;
};

type Draft = Omit<Obligation, 'knownAt'>;

// Worked out anew, day by day on the fingers: what is to be said of something on a day, and to which post.
const expectedOn = ({ ownerPost, opensOn, dueOn }: Draft, day: Day): [string, string][] => {
  if (day < opensOn) return [];
  if (day > dueOn) {
    let late = 0;
    for (let each = dueOn; each < day; each = daysAfter(each, 1)) late += 1;
    return [
      [ownerPost, `late-${Math.floor((late - 1) / 7)}`],
      ...(late >= 14 ? [['HEAD', `head-${Math.floor((late - 14) / 28)}`] as [string, string]] : []),
      ...(late >= 28 ? [['CSWO', `cswo-${Math.floor((late - 28) / 28)}`] as [string, string]] : []),
    ];
  }
  let left = 0;
  for (let each = daysAfter(day, 1); each <= dueOn; each = daysAfter(each, 1))
    if (![0, 6].includes(new Date(`${each}T12:00:00Z`).getUTCDay())) left += 1;
  return [[ownerPost, left <= 3 ? 'soon' : 'new']];
};

test('a year of reminders, answered at random, by a worker that is killed again and again: none twice, none after it was answered, none lost', {
  skip: withoutPostgres,
  timeout: 600_000,
}, async (t) => {
  const random = randomFrom(SEED);
  const { url, ownerUrl, drop } = await createPostgres();
  const database = await openPostgres({ url, ownerUrl, migrations: MIGRATIONS });
  const { clock, set } = setClock(`${FIRST}T00:30:00.000Z`, 1);
  const settled = new Set<string>();
  const broken: string[] = [];
  // When the worker is to be killed: after some milliseconds, or as the mail server is told whom a letter is for, or as it holds the whole letter
  // and has not answered yet.
  let doom: 'never' | 'in time' | 'at its recipient' | 'at its letter' = 'never';
  let strike = (): void => undefined;
  const server = await startMailServer({
    judgeRecipient: () => {
      if (doom === 'at its recipient') strike();
      return undefined;
    },
    judge: (letter: Received) => {
      for (const { code } of readReminder(letter)) if (settled.has(code)) broken.push(code);
      if (doom === 'at its letter') strike();
      return undefined;
    },
  });
  const mail: MailSettings = {
    host: '127.0.0.1',
    port: server.port,
    tls: 'where offered',
    credentials: null,
    from: 'remit@council.example',
    publicAddress: 'https://remit.council.example',
  };
  const args = [url, ownerUrl, JSON.stringify(mail)];
  let worker = await startWorker(args);
  let kills = 0;

  await inventCouncils(database, clock, ['abercorn'], {
    CSWO: ['cswo'],
    HEAD: ['reviewer'],
    ...Object.fromEntries(OWNERS.map((post) => [post, ['owner']])),
  });
  const office = { database, clock, council: councilOf('abercorn'), by: BY_MACHINE };
  given(await addService(office, 'SW', { title: 'Social Work', head: 'HEAD' }));
  const postOf = new Map<string, string>();
  for (const post of ['CSWO', 'HEAD', ...OWNERS]) {
    const holding = { post, kind: 'holder', firstDay: '2025-01-01', lastDay: '' };
    const email = `${post.toLowerCase()}@council.example`;
    postOf.set(given(await addPerson(office, { name: `The ${post}`, email, holding })), post);
  }

  const open = new Map<string, Draft>();
  const expected = new Set<string>();
  let number = 0;

  /** What people do in a day, once the mails of the day are out: things become due, are answered, and move. */
  const live = async (day: Day): Promise<void> => {
    set(instantAt(day, '21:00') ?? '');
    const changed: Draft[] = [];
    if (random() < 0.3) {
      number += 1;
      const owner = OWNERS[Math.floor(random() * OWNERS.length)] ?? 'HR';
      const opensOn = daysAfter(day, Math.floor(random() * 10));
      const fresh = owedBy(owner, `M${number}`, daysAfter(opensOn, Math.floor(random() * 30)), { opensOn });
      open.set(fresh.code, fresh);
      changed.push(fresh);
    }
    for (const each of [...open.values()]) {
      if (changed.includes(each)) continue;
      const chance = random();
      if (chance < 0.03) {
        open.delete(each.code);
        changed.push(answered(each, clock()));
        settled.add(each.code);
      } else if (chance < 0.035 && each.dueOn > day) {
        const dueOn = daysAfter(each.dueOn, 1 + Math.floor(random() * 14));
        const moved = { ...each, dueOn, dueAt: endOfDay(dueOn) };
        open.set(each.code, moved);
        changed.push(moved);
      }
    }
    if (changed.length > 0) await owe(database, clock, 'abercorn', changed);
  };

  const expectDay = (day: Day): void => {
    for (const each of open.values())
      for (const [post, stage] of expectedOn(each, day)) expected.add(`${post} ${each.code} ${stage} ${each.dueOn}`);
  };

  /** One turn as if it were then; the worker may be killed in the midst of it. True where it came to its end. */
  const turn = async (now: string): Promise<boolean> => {
    const fate = random() * KILL_ONE_IN;
    doom = fate > 1 ? 'never' : fate < 0.4 ? 'in time' : fate < 0.7 ? 'at its recipient' : 'at its letter';
    const { child, said } = worker;
    strike = () => child.kill('SIGKILL');
    child.stdin?.write(`${now}\n`);
    const cut = doom === 'in time' ? setTimeout(strike, random() * LONGEST_MS) : undefined;
    const done = (await said()).includes('"done"');
    clearTimeout(cut);
    doom = 'never';
    if (done && !child.killed) return true;
    await kill(worker);
    kills += 1;
    // What the dead one had sent already may still arrive.
    await server.idle();
    worker = await startWorker(args);
    return done;
  };

  for (let day = FIRST, count = 0; count < DAYS; day = daysAfter(day, 1), count += 1) {
    const weekend = [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
    if (!weekend) expectDay(day);
    if (!weekend || random() < 0.05) {
      // A turn that was broken off comes round again, as it does in life; and so does one that was not.
      for (let minute = 0; ; minute += 15) {
        const now = instantAt(day, `07:${String(minute % 60).padStart(2, '0')}`) ?? '';
        if ((await turn(now)) && random() < 0.9) break;
      }
    }
    await live(day);
  }
  await kill(worker);
  await server.idle();

  const mails = await database.read({ council: null }, (tx) =>
    sql<{ person: string; day: Day; outcome: string }>`select person, day, outcome from reminder_mail`.execute(tx),
  );
  const doubtful = await database.read({ council: null }, (tx) =>
    sql<{ person: string; obligation: string; stage: string; due_on: Day }>`
        select sent.person, obligation, stage, due_on from reminder_sent sent join reminder_mail mail
        on mail.council = sent.council and mail.person = sent.person and mail.day = sent.day
        where outcome in ('unknown', 'handing-over')`.execute(tx),
  );
  await database.close();
  await server.stop();
  await drop();

  const seed = `KILL_SEED=${SEED}`;
  const ids = server.received.map(({ headers }) => headers.get('message-id'));
  assert.equal(new Set(ids).size, ids.length, `a Message-ID came twice, ${seed}`);
  assert.deepEqual(broken, [], `told after it was answered, ${seed}`);

  const dueBy = (text: string, code: string): Day => {
    const [, said = ''] = new RegExp(`- Report ${code}\\n {2}(?:Was due|Due) by ([^.:]+)[.:]`).exec(text) ?? [];
    const found = new Date(`${said} 12:00 UTC`);
    return found.toISOString().slice(0, 10);
  };
  const told = server.received.flatMap((letter) =>
    readReminder(letter).map(
      (said) =>
        `${letter.to[0]?.replace('@council.example', '').toUpperCase()} ${said.code} ${stageOf(said)} ${dueBy(letter.text, said.code)}`,
    ),
  );
  assert.equal(new Set(told).size, told.length, `a stage was told twice, ${seed}`);
  assert.deepEqual(
    told.filter((each) => !expected.has(each)),
    [],
    `told what was not to be said, ${seed}`,
  );
  const unknown = new Set(
    doubtful.rows.map((row) => `${postOf.get(row.person)} ${row.obligation} ${row.stage} ${row.due_on}`),
  );
  const had = new Set(told);
  assert.deepEqual(
    [...expected].filter((each) => !had.has(each) && !unknown.has(each)),
    [],
    `lost without a trace, ${seed}`,
  );
  const broke = mails.rows.filter(({ outcome }) => outcome === 'unknown' || outcome === 'handing-over').length;
  assert.ok(broke <= kills, `${broke} mails are in doubt after ${kills} kills`);
  const count = { mails: ids.length, told: told.length, kills, inDoubt: broke };
  assert.ok(ids.length > 200 && kills > 8 && broke > 0, JSON.stringify(count));
  t.diagnostic(`${JSON.stringify(count)}, ${seed}`);
});
