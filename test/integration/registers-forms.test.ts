import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { sql } from 'kysely';

import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { NAMEABLE_POST, REGISTER_KEEPER, REGISTER_TYPE } from '../../src/features/registers/tables.ts';
import { madeType } from '../../src/features/registers/testing/made-register.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { councilOf, inventCouncils, setClock } from '../support/people.ts';
import { type Staffed, staffed } from '../support/staffed.ts';

const HOME = '/councils/northmuir/registers';
const NEW = {
  'new-_confidentiality': 'open',
  'new-case_reference': 'C-17',
  'new-_happened': '2026-03-09',
  'new-_happened.time': '11:45',
  'new-gist': 'About a bus',
};

const TYPE = madeType({
  fields: [
    ...madeType().fields,
    {
      code: 'told',
      label: 'Who was told',
      kind: 'rows',
      source: 'ours',
      columns: [
        { code: 'who', label: 'Who', kind: 'text', needed: true },
        { code: 'when', label: 'When', kind: 'moment' },
      ],
    },
  ],
});

const words = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');

await forEachDatabase('forms of registers', ({ database }) => {
  const { clock, set } = setClock('2026-03-09T13:00:00.000Z', 1);
  let council: Staffed;

  const seenIn = (html: string, which: string): string =>
    new RegExp(`name="${which}-_seen" value="(\\d+)"`).exec(html)?.[1] ?? '';
  const entries = (): Promise<number> =>
    database().read({ council: 'northmuir', clearance: 'restricted' }, async (tx) => {
      const found = await sql<{ n: number }>`select count(*)::int as n from record_entry`.execute(tx);
      return found.rows[0]?.n ?? -1;
    });
  /** What an entry says as it stands. */
  const standing = (reference: string) =>
    database().read({ council: 'northmuir', clearance: 'restricted', need: ['*'] }, async (tx) => {
      const { rows } = await sql<{
        number: number;
        state: string;
        fields: unknown;
        distribution: string[];
        delegation: string | null;
      }>`
        select number, state, fields, distribution, delegation from register_revision where reference = ${reference} order by number desc limit 1`.execute(
        tx,
      );
      return rows[0];
    });
  const refusedWith = async (path: string, fields: Record<string, string>, saying: RegExp): Promise<string> => {
    const before_ = await entries();
    const sent = await council.send(path, fields);
    assert.equal(sent.status, 422, sent.body.slice(0, 200));
    assert.match(words(sent.body), saying);
    assert.equal(await entries(), before_);
    return sent.body;
  };

  before(async () => {
    await inventCouncils(database(), clock, ['northmuir'], {
      CSWO: ['cswo'],
      KEEPER: ['owner'],
      OTHER: ['owner'],
      AUDIT: ['auditor'],
      CHIEF: ['chief-executive'],
    });
    await database().write({ council: null }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      const note = madeType({
        code: 'note',
        letters: 'NT',
        title: 'Note',
        many: 'Notes',
        about: 'other',
        fields: TYPE.fields,
      });
      const types = [
        { code: 'letter', definition: TYPE },
        { code: 'note', definition: note },
      ];
      await revise(tx, REGISTER_TYPE, types, 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
    await database().write({ council: 'northmuir' }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      const kept = ['letter', 'note'].map((type) => ({ type, posts: ['KEEPER'] }));
      await revise(tx, REGISTER_KEEPER, kept, 'test', at);
      await revise(tx, NAMEABLE_POST, [{ post: 'OTHER', reason: 'A test names it' }], 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'register.keepers', subject: 'letter' });
    });
    council = await staffed(database(), clock, councilOf('northmuir'), ['CSWO', 'KEEPER', 'OTHER', 'AUDIT', 'CHIEF']);
  });
  after(() => council.close());

  test('an entry is opened by whoever keeps the register; others are told who does', async () => {
    await council.be('OTHER');
    assert.match(
      words(await council.read(`${HOME}/letter/new`)),
      /Your post does not keep this register\. It is kept by: the Chief Social Work Officer, The post KEEPER/,
    );
    await council.be('CHIEF');
    await council.read(`${HOME}/letter/new`, 403);
    await council.be('KEEPER');
    await council.read(`${HOME}/no-such/new`, 404);
    const form = await council.read(`${HOME}/letter/new`);
    assert.match(words(form), /When: The letter came .*Day Time/);
    assert.match(words(form), /as known at 9 March 2026, 13:0/);
    const sent = await council.send(`${HOME}/letter/new`, NEW);
    assert.deepEqual([sent.status, sent.to], [303, `${HOME}/entries/LT-2026-001?said=made`]);
    assert.match(words(await council.read(sent.to)), /The entry is made/);
  });

  test('what is missing or wrong is said at its field, with what was typed', async () => {
    const { 'new-gist': _gist, 'new-_confidentiality': _open, ...rest } = NEW;
    const html = await refusedWith(
      `${HOME}/letter/new`,
      { ...rest, 'new-answer': 'Kept words', 'new-_happened.time': '' },
      /Give the time as well/,
    );
    assert.match(html, /href="#new-_happened"/);
    assert.match(html, /href="#new-_confidentiality"/);
    assert.match(html, />Kept words<\/textarea>/);
    await refusedWith(`${HOME}/letter/new`, { ...NEW, 'new-gist': '' }, /Answer "Gist"/);
    await refusedWith(`${HOME}/letter/new`, { ...NEW, 'new-_happened': '2026-03-10' }, /This is still to come/);
    await refusedWith(
      `${HOME}/letter/new`,
      { ...NEW, 'new-case_reference': '' },
      /Give the number in your case system/,
    );
  });

  test('what looks like a person is questioned once, and a CHI number as case reference refused for good', async () => {
    const named = { ...NEW, 'new-case_reference': 'C-18', 'new-gist': 'Fiona Example wrote' };
    const html = await refusedWith(`${HOME}/letter/new`, named, /This looks like a name: Fiona Example/);
    assert.match(words(html), /I looked: it is none/);
    assert.match(html, /name="new-_looked" value="yes"/);
    const chi = { ...named, 'new-_looked': 'yes', 'new-case_reference': '0101100000' };
    await refusedWith(`${HOME}/letter/new`, chi, /A CHI number is no case reference/);
    assert.equal((await council.send(`${HOME}/letter/new`, { ...named, 'new-_looked': 'yes' })).status, 303);
  });

  test('a form sent twice makes one entry; of a case that began at one time there is one', async () => {
    const path = `${HOME}/letter/new`;
    const again = /LT-2026-001 is of the same case and began at the same time/;
    await refusedWith(path, NEW, again);
    await refusedWith(path, { ...NEW, 'new-case_reference': 'c 17', 'new-gist': 'About a tram' }, again);
    const unseen = /Character 3 of the case reference is a mark that nobody sees.*Type the reference by hand/;
    await refusedWith(path, { ...NEW, 'new-case_reference': 'C-\u280017' }, unseen);
  });

  test('rows of a table are added, kept and removed without a script', async () => {
    const path = `${HOME}/entries/LT-2026-001/change`;
    const form = await council.read(path);
    // Enter in a field presses the first button of its form: that is never the one for another row.
    const own = /<section id="change">[\s\S]*?<\/section>/.exec(form)?.[0] ?? '';
    assert.match(/<button[^>]*>([^<]*)</.exec(own)?.[0] ?? '', />Save<$/);
    assert.ok(own.indexOf('value="told"') < own.lastIndexOf('>Save<'));
    const typed = {
      'change-_seen': seenIn(form, 'change'),
      'change-gist': 'About a bus',
      'change-_words': 'Who was told',
    };
    const more = await council.send(path, { ...typed, 'change-told.2.who': 'the child', 'change-_more': 'told' });
    assert.equal(more.status, 200);
    assert.match(more.body, /name="change-told\.1\.who" value="the child"/);
    assert.equal(more.body.match(/>Row \d+</g)?.length, 5);
    await refusedWith(
      path,
      { ...typed, 'change-told.4.when': '2026-03-09', 'change-told.4.when.time': '10:00' },
      /Fill in "Who"/,
    );
    const rows = {
      'change-told.1.who': 'the child',
      'change-told.3.who': 'the reporter',
      'change-told.3.when': '2026-03-09',
      'change-told.3.when.time': '10:00',
    };
    assert.equal((await council.send(path, { ...typed, ...rows })).to, `${HOME}/entries/LT-2026-001?said=changed`);
    assert.deepEqual((await standing('LT-2026-001'))?.fields, {
      gist: 'About a bus',
      told: [{ who: 'the child' }, { who: 'the reporter', when: '2026-03-09T10:00:00.000Z' }],
    });
  });

  test('whoever fills in a form while somebody else changes the entry loses nothing and undoes nothing', async () => {
    const path = `${HOME}/entries/LT-2026-001/change`;
    const typed = { 'change-gist': 'About a train', 'change-_words': 'It was a train' };
    const html = await refusedWith(
      path,
      { ...typed, 'change-_seen': '1' },
      /Somebody changed this entry since you opened it/,
    );
    assert.match(html, /value="About a train"/);
    assert.match(html, /<div id="change-_seen">/);
    assert.equal(seenIn(html, 'change'), '2');
    await refusedWith(path, { ...typed, 'change-_seen': '2', 'change-_words': '' }, /Say what you change and why/);
  });

  test('a step asks for what it needs, with the reason, and is made at its moment', async () => {
    const path = `${HOME}/entries/LT-2026-001/moves/answer`;
    const form = await council.read(path);
    assert.match(words(form), /When: It was answered .* Outcome An answer says what came of it\./);
    const typed = {
      'move-_seen': seenIn(form, 'move'),
      'move-answer': 'Yes',
      'move-_happened': '2026-03-09',
      'move-_happened.time': '12:30',
    };
    await refusedWith(path, typed, /An answer says what came of it/);
    const sent = await council.send(path, { ...typed, 'move-outcome': 'upheld' });
    assert.equal(sent.to, `${HOME}/entries/LT-2026-001?said=moved`);
    assert.equal((await standing('LT-2026-001'))?.state, 'answered');
    // A step that does not follow is not offered again.
    assert.match(words(await council.read(path)), /"Answer it" does not follow from where the entry stands: Answered/);
    await council.read(`${HOME}/entries/LT-2026-001/moves/no-such`, 404);
  });

  test('what the law gives to the officer is said to be theirs, with the capacity in which they do it', async () => {
    const path = `${HOME}/entries/LT-2026-001/moves/close`;
    assert.match(
      words(await council.read(path)),
      /The law gives "Close it" to the Chief Social Work Officer, or to a depute/,
    );
    assert.equal((await council.send(path, { 'move-_seen': '3' })).status, 422);
    await council.be('CSWO');
    const form = await council.read(path);
    assert.match(words(form), /You do it as The post CSWO \(holder of the post\), and the chronology will say so/);
    assert.equal((await council.send(path, { 'move-_seen': seenIn(form, 'move') })).status, 303);
    assert.equal((await standing('LT-2026-001'))?.state, 'closed');
  });

  test('what happened is noted, and taken back with a reason; an entry made in error is withdrawn', async () => {
    await council.be('KEEPER');
    const entry = `${HOME}/entries/LT-2026-002`;
    const form = await council.read(`${entry}/notes/reminder-received`);
    const typed = { 'note-_seen': seenIn(form, 'note') };
    await refusedWith(`${entry}/notes/reminder-received`, typed, /Say when: "A reminder came"/);
    const noted = await council.send(`${entry}/notes/reminder-received`, { ...typed, 'note-_happened': '2026-03-09' });
    assert.equal(noted.to, `${entry}?said=noted`);
    assert.match(
      words(await council.read(`${entry}/events/1/take-back`)),
      /The entry came to where it stands by this: The letter came, 9 March 2026, 11:45/,
    );
    const back = await council.read(`${entry}/events/2/take-back`);
    const taken = await council.send(`${entry}/events/2/take-back`, {
      'back-_seen': seenIn(back, 'back'),
      'back-_words': 'It was another letter',
    });
    assert.equal(taken.to, `${entry}?said=taken-back`);
    await council.read(`${entry}/events/2/take-back`, 404);
    const ending = await council.read(`${entry}/withdraw`);
    const gone = await council.send(`${entry}/withdraw`, {
      'withdraw-_seen': seenIn(ending, 'withdraw'),
      'withdraw-_words': 'Typed twice',
    });
    assert.equal(gone.to, `${entry}?said=withdrawn`);
    assert.match(words(await council.read(`${entry}/change`)), /This entry was withdrawn/);
  });

  const door = `${HOME}/letter/restricted`;
  const secret = `${HOME}/entries/LTR-2026-001`;

  test('a restricted entry opens after a reason, for the day, the post and the register; nobody else can tell that there is one', async () => {
    await council.be('CSWO');
    const made = await council.send(`${HOME}/letter/new`, {
      ...NEW,
      'new-case_reference': 'C-19',
      'new-_confidentiality': 'restricted',
      'new-gist': 'Heatherbell',
      'new-_distribution': 'OTHER',
    });
    assert.equal(made.to, `${secret}?said=made`);
    const twice = { ...NEW, 'new-case_reference': 'C-19', 'new-gist': 'Another' };
    await refusedWith(`${HOME}/letter/new`, twice, /LTR-2026-001 is of the same case and began at the same time/);
    assert.deepEqual((await standing('LTR-2026-001'))?.distribution, ['OTHER']);
    await council.be('KEEPER');
    for (const path of [secret, `${secret}/change`, `${secret}/moves/answer`, `${secret}/withdraw`]) {
      const shut = await council.read(path, 303);
      assert.doesNotMatch(shut, /Heatherbell/);
    }
    await refusedWith(door, { 'door-reference': 'LTR-2026-001', 'door-reason': '.' }, /Say why you need to see it/);
    const count = await entries();
    const opened = await council.send(door, { 'door-reference': 'LTR-2026-001', 'door-reason': 'To answer it' });
    assert.equal(opened.to, `${secret}?said=opened`);
    assert.equal(await entries(), count + 1);
    assert.match(await council.read(secret), /Heatherbell/);
    assert.match(await council.read(`${secret}/change`), /Heatherbell/);
    // The opening is one person's, from one post.
    await council.be('OTHER');
    assert.doesNotMatch(await council.read(secret, 303), /Heatherbell/);
    await council.be('CSWO');
    await council.read(secret, 303);
    // And of one day: on the next it asks again.
    set('2026-03-10T00:00:01.000Z');
    await council.be('KEEPER');
    await council.read(secret, 303);
  });

  test('a form about a restricted entry asks for the reason of the day too, and carries along what was typed before midnight', async () => {
    await council.be('KEEPER');
    const path = `${secret}/change`;
    const typed = {
      'change-_seen': '1',
      'change-gist': 'Bogmyrtle',
      'change-_distribution': 'OTHER',
      'change-_words': 'Said more exactly',
    };
    const page = await refusedWith(path, typed, /Why do you need to see it\?/);
    assert.doesNotMatch(page, /Heatherbell/);
    for (const [name, value] of Object.entries(typed)) {
      assert.ok(page.includes(`<input type="hidden" name="${name}" value="${value}"`), name);
    }
    await refusedWith(path, { ...typed, 'change-_opening': '.' }, /Say why you need to see it/);
    for (const step of ['withdraw', 'moves/answer', 'notes/reminder-received', 'events/1/take-back']) {
      await refusedWith(`${secret}/${step}`, {}, /Say why you need to see it/);
    }
    const count = await entries();
    const sent = await council.send(path, { ...typed, 'change-_opening': 'To put it right' });
    assert.equal(sent.to, `${secret}?said=changed`);
    assert.equal(await entries(), count + 2);
    assert.match(await council.read(secret), /Bogmyrtle/);
    // Somebody without the need is told nothing of it by their form either.
    await council.be('CHIEF');
    const none = await council.send(path, typed);
    assert.equal(none.status, 403);
  });

  test('whoever has no need finds nothing: the same as where there is nothing', async () => {
    for (const post of ['CHIEF', 'AUDIT'] as const) {
      await council.be(post);
      const there = (await council.read(secret, 404)).replaceAll('LTR-2026-001', '');
      const nowhere = (await council.read(`${HOME}/entries/LTR-2026-009`, 404)).replaceAll('LTR-2026-009', '');
      assert.equal(there, nowhere);
    }
    await council.be('CHIEF');
    await council.read(door, 404);
    await council.read(`${door}?then=LTR-2026-001`, 404);
    const count = await entries();
    const tried = await council.send(door, { 'door-reference': 'LTR-2026-001', 'door-reason': 'To see it' });
    assert.equal(tried.status, 404);
    assert.equal(await entries(), count);
    await council.be('OTHER');
    await council.read(`${door}?then=LTR-2026-001`);
    await council.read(`${door}?then=LTR-2026-009`, 404);
    await council.read(door, 404);
  });

  test('an auditor opens one entry each time, with a reason, recorded', async () => {
    await council.be('AUDIT');
    const list = await council.read(`${HOME}/letter`);
    assert.match(list, new RegExp(`href="${door}"[^>]*>Open one entry with a reason</a>`));
    assert.match(words(list), /References stand in the record/);
    assert.doesNotMatch(list, /LTR-2026-001/);
    assert.match(words(await council.read(door)), /An auditor gives a reason for each entry, each time/);
    await refusedWith(
      door,
      { 'door-reference': 'that one', 'door-reason': 'The yearly audit' },
      /Give the reference of the entry/,
    );
    const count = await entries();
    const shown = await council.send(door, { 'door-reference': 'ltr-2026-001', 'door-reason': 'The yearly audit' });
    assert.equal(shown.status, 200);
    assert.match(shown.body, /Heatherbell/);
    assert.equal(await entries(), count + 1);
    await council.read(secret, 404);
    assert.equal(
      (await council.send(door, { 'door-reference': 'LTR-2026-009', 'door-reason': 'The yearly audit' })).status,
      404,
    );
    assert.equal(await entries(), count + 2);
    // Looking is not keeping.
    assert.equal(
      (await council.send(`${secret}/withdraw`, { 'withdraw-_seen': '1', 'withdraw-_words': 'No reason' })).status,
      403,
    );
  });

  test('the office settles which posts keep a register, in the record, and at once', async () => {
    await council.be('OTHER');
    await council.read(`${HOME}/letter/keepers`, 403);
    await council.be('CSWO');
    assert.match(await council.read(`${HOME}/letter/keepers`), /value="KEEPER" checked/);
    const seen = { 'keepers-seen': 'KEEPER', 'keepers-words': 'The work moved' };
    await refusedWith(`${HOME}/letter/keepers`, { ...seen, 'keepers-posts': 'KEEPER' }, /These posts keep it already/);
    await refusedWith(`${HOME}/letter/keepers`, { ...seen, 'keepers-posts': 'NO-SUCH' }, /There is no post NO-SUCH/);
    await refusedWith(
      `${HOME}/letter/keepers`,
      { ...seen, 'keepers-seen': 'OTHER', 'keepers-posts': 'OTHER' },
      /Somebody changed this since you opened the page/,
    );
    await refusedWith(`${HOME}/letter/keepers`, { ...seen, 'keepers-words': '', 'keepers-posts': 'OTHER' }, /Say why/);
    const sent = await council.send(`${HOME}/letter/keepers`, { ...seen, 'keepers-posts': 'OTHER' });
    assert.equal(sent.to, `${HOME}/letter?said=keepers`);
    await council.be('KEEPER');
    assert.match(words(await council.read(`${HOME}/letter/new`)), /Your post does not keep this register/);
    await council.read(secret, 404);
    await council.be('OTHER');
    assert.match(words(await council.read(`${HOME}/letter/new`)), /Make the entry/);
  });

  test('a council adds a question of its own, and everybody who reads the register sees what it asks', async () => {
    const path = `${HOME}/letter/asks`;
    await council.be('CHIEF');
    assert.doesNotMatch(await council.read(path), /Add the question/);
    assert.equal((await council.send(path, {})).status, 403);
    await council.be('CSWO');
    const team = { 'asks-label': 'Team or unit', 'asks-kind': 'choice', 'asks-choices': 'North\r\nSouth' };
    await refusedWith(path, { ...team, 'asks-choices': 'North' }, /Give at least two answers/);
    const sent = await council.send(path, team);
    assert.equal(sent.to, `${HOME}/letter?said=asked`);
    assert.match(words(await council.read(path)), /Team or unit \(may be answered\)\. Source: Added by the council\./);
    assert.match(await council.read(`${HOME}/letter/new`), /name="new-my-team-or-unit" value="my-south"/);
    await refusedWith(path, team, /This register asks that already/);
  });

  test('where entries are of no case, the same answers are taken once in ten minutes, and others at once', async () => {
    await council.be('KEEPER');
    const path = `${HOME}/note/new`;
    const rows = { 'new-told.1.who': 'the board', 'new-told.1.when': '2026-03-09', 'new-told.1.when.time': '10:00' };
    const note = { ...NEW, ...rows, 'new-case_reference': '' };
    assert.match((await council.send(path, note)).to, /NT-2026-001/);
    await refusedWith(path, note, /NT-2026-001 was made with the same answers less than 10 minutes ago/);
    assert.match((await council.send(path, { ...note, 'new-gist': 'About a tram' })).to, /NT-2026-00[23]/);
    set('2026-03-10T09:00:00.000Z');
    assert.equal((await council.send(path, note)).status, 303);
  });

  test('the record is whole after all that', async () => {
    assert.deepEqual((await verifyDatabase(database())).breaks, []);
  });
});
