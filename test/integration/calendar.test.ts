import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { addService, endHolding, readDirectory, removePerson, settleRoles } from '../../src/features/people/index.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { makeAccount, shutAccount } from '../../src/features/sign-in/index.ts';
import { endOfDay } from '../../src/kernel/index.ts';
import { signInFor } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { answered, owe, owedBy } from '../support/owed.ts';
import { BY_MACHINE, councilOf, given, inventCouncils, setClock } from '../support/people.ts';
import { type Staffed, staffed } from '../support/staffed.ts';

// Nobody is hired into it.
const EMPTY = 'EMPTY';
const POSTS = {
  [EMPTY]: ['owner'],
  CSWO: ['cswo'],
  HEAD: ['reviewer'],
  HR: ['owner'],
  FIN: ['owner'],
  PM: ['performance-manager'],
  MEMBER: ['member'],
  ADMIN: ['administrator'],
};

await forEachDatabase('what posts owe, and calendars of it', ({ database }) => {
  const { clock, set } = setClock('2026-11-22T10:00:00.000Z', 10);
  let service: Staffed;
  const office = () => ({ database: database(), clock, council: councilOf('abercorn'), by: BY_MACHINE });

  const LATE = owedBy('HR', 'M1.2026-07-01', '2026-11-12');
  const SOON = owedBy('HR', 'M2.2026-07-01', '2026-11-25', { title: 'Report; of <b>training</b>' });
  const COMING = owedBy('HR', 'M3.2026-07-01', '2027-01-21', { opensOn: '2027-01-02' });
  const OTHERS = owedBy('FIN', 'M4.2026-07-01', '2026-12-01');
  const SHARED = owedBy('FIN', 'M5.2026-07-01', '2026-12-02', { coPosts: ['HR'] });
  const SECRET = owedBy('HR', 'M6.2026-07-01', '2026-11-28', {
    title: 'A placement nobody may know of',
    confidentiality: 'restricted',
  });
  const DONE = owedBy('HR', 'M7.2026-07-01', '2026-11-02');

  before(async () => {
    await inventCouncils(database(), clock, ['abercorn', 'duntulm'], POSTS);
    const held = Object.keys(POSTS).filter((each) => each !== EMPTY);
    service = await staffed(database(), clock, councilOf('abercorn'), held);
    await owe(database(), clock, 'abercorn', [LATE, SOON, COMING, OTHERS, SHARED, SECRET, DONE]);
    await owe(database(), clock, 'abercorn', [answered(DONE, '2026-11-01T10:00:00.000Z')]);
    await owe(database(), clock, 'duntulm', [
      owedBy('HR', 'M9.2026-07-01', '2026-11-01', { title: 'Of another council' }),
    ]);
  });
  after(() => service.close());

  const be = (post: string): Promise<void> => service.be(post);
  const read = (path: string, status = 200): Promise<string> => service.read(path, status);
  const send = (path: string, fields: Readonly<Record<string, string>> = {}) => service.send(path, fields);
  const home = '/councils/abercorn/owed';
  const inOrder = (page: string, ...words: readonly string[]): void => {
    const places = words.map((word) => page.indexOf(word));
    assert.ok(
      places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1)),
      `${words.join(' < ')}: ${places}`,
    );
  };

  test('an owner sees what their post owes, late first, each leading to its form; restricted matter masked', async () => {
    await be('HR');
    const page = await read(home);
    inOrder(
      page,
      'Late (1)',
      'Report M1',
      '10 days late',
      'Due soon (2)',
      'A restricted matter',
      'Open (1)',
      'Report M5',
      'To come',
      'Report M3',
    );
    assert.ok(page.includes('href="/councils/abercorn/answers/M1.2026-07-01"'));
    assert.ok(page.includes('Report; of &lt;b>training') || page.includes('Report; of &lt;b&gt;training'));
    for (const unseen of ['Report M4', 'placement', 'Of another council', 'Report M7', 'What every post owes'])
      assert.ok(!page.includes(unseen), unseen);
    const settled = await read(`${home}?settled=yes`);
    assert.ok(settled.includes('Report M7') && !settled.includes('Report M1'));
  });

  test('what other posts owe is nothing to an owner, and everything to the officer', async () => {
    await be('HR');
    for (const path of [
      '?post=FIN',
      '?all=yes',
      '/M4.2026-07-01',
      '/M9.2026-07-01',
      '/NONE',
      '/month?month=2026-11&all=yes',
    ])
      await read(`${home}${path}`, 404);
    await be('CSWO');
    const page = await read(`${home}?all=yes`);
    for (const seen of ['Report M1', 'Report M4', 'The post FIN']) assert.ok(page.includes(seen), seen);
    assert.ok(!page.includes('placement') && !page.includes('Of another council'));
    // How much restricted matter there is, is told to whoever owes it and to nobody else.
    assert.ok(!page.includes('A restricted matter'));
    assert.ok(!(await read(`${home}/month?month=2026-11&all=yes`)).includes('A restricted matter'));
    await read(`${home}/M6.2026-07-01`, 404);
    assert.ok((await read(`${home}?post=FIN`)).includes('Report M4'));
    await read(`${home}/M9.2026-07-01`, 404);
    await be('MEMBER');
    await read(home, 403);
    await read(`${home}/M1.2026-07-01`, 403);
    await be('ADMIN');
    await read(`${home}?all=yes`, 404);
  });

  test('whoever heads a service sees what its posts owe', async () => {
    await be('HEAD');
    await read(`${home}/M1.2026-07-01`, 404);
    given(await addService(office(), 'SW', { title: 'Social Work', head: 'HEAD' }));
    await be('HEAD');
    assert.ok((await read(`${home}/M1.2026-07-01`)).includes('Report M1'));
    await read(`${home}?all=yes`, 404);
  });

  test('a month shows each day with what is due on it, and leads to those beside it', async () => {
    await be('HR');
    const page = await read(`${home}/month?month=2026-11`);
    inOrder(
      page,
      'Sunday 1 November',
      'Report M7',
      'Thursday 12 November',
      'Report M1',
      'Sunday 22 November, today',
      'Wednesday 25 November',
    );
    assert.ok(page.includes('month=2026-10') && page.includes('month=2026-12'));
    for (const bad of ['2026-13', 'soon', '9999-12']) await read(`${home}/month?month=${bad}`, 404);
    assert.ok((await read(`${home}/month?month=2030-02`)).includes('Nothing is due in this month'));
  });

  test('a post that owes nothing is told so, and when the next one opens', async () => {
    await be('PM');
    assert.ok((await read(home)).includes('Nothing is owed by this post'));
    await owe(database(), clock, 'abercorn', [owedBy('PM', 'M8.2027-01-01', '2027-02-12', { opensOn: '2027-01-30' })]);
    const page = await read(home);
    assert.ok(page.includes('Nothing is owed by this post') && page.includes('The next one opens on 30 January 2027'));
  });

  test('an officer waives with a reason and gives to another post; an owner may neither', async () => {
    const waive = `${home}/M4.2026-07-01/waive`;
    await be('HR');
    assert.equal((await send(waive, { 'waive-reason': 'We would rather not' })).status, 403);
    await be('PM');
    const without = await send(waive, { 'waive-reason': '  ' });
    assert.equal(without.status, 422);
    assert.ok(without.body.includes('Say why') && without.body.includes('href="#waive-reason"'));
    const done = await send(waive, { 'waive-reason': 'The committee took it over' });
    assert.equal(done.to, '/councils/abercorn/owed/M4.2026-07-01?said=waived');
    const page = await read(done.to);
    for (const words of ['It was waived', 'The committee took it over', 'Waived by The post PM'])
      assert.ok(page.includes(words), words);
    assert.ok(!page.includes('id="waive"'));
    const give = `${home}/M5.2026-07-01/give`;
    assert.equal((await send(give, { 'give-post': 'NONE', 'give-reason': 'Workload' })).status, 422);
    for (const post of ['MEMBER', 'ADMIN']) {
      const refused = await send(give, { 'give-post': post, 'give-reason': 'Workload' });
      assert.equal(refused.status, 422);
      assert.match(refused.body, /has only roles that owe no answers/);
      assert.ok(!refused.body.includes(`<option value="${post}"`), post);
    }
    const offered = await read(`${home}/M5.2026-07-01`);
    assert.ok(offered.includes('>The post EMPTY (nobody holds it)</option>'));
    assert.ok(offered.includes('>The post HR</option>'));
    const moved = await send(give, { 'give-post': 'HR', 'give-reason': 'Workload' });
    assert.equal(moved.status, 303);
    assert.ok((await read(moved.to)).includes('Given to The post HR by The post PM: Workload'));
    assert.equal((await send(`${home}/M9.2026-07-01/give`, { 'give-post': 'HR', 'give-reason': 'Theft' })).status, 404);
  });

  test('the telling of a risk is offered for waiving or giving to nobody who may not read risks', async () => {
    const told = owedBy('CSWO', 'ES-2026-001.T1', '2026-12-01', { kind: 'telling', cause: 'escalation:ES-2026-001' });
    await owe(database(), clock, 'abercorn', [told]);
    await be('PM');
    const page = await read(`${home}/ES-2026-001.T1`);
    assert.ok(!page.includes('id="waive"') && !page.includes('id="give"'));
    assert.ok((await read(`${home}/M1.2026-07-01`)).includes('id="give"'));
    const sent = await send(`${home}/ES-2026-001.T1/waive`, { 'waive-reason': 'It can wait' });
    assert.equal(sent.status, 422);
    assert.ok(sent.body.includes('Your post may not waive this'));
  });

  const makeAddress = async (): Promise<string> => {
    const { status, body } = await send(`${home}/calendar`);
    assert.equal(status, 200, body.slice(0, 500));
    const [, address = ''] = /<code>http:\/\/remit\.test(\/calendar\/[^<]+)<\/code>/.exec(body) ?? [];
    assert.match(address, /^\/calendar\/abercorn\.[\w-]{43}\.ics$/);
    return address;
  };
  const fetched = async (address: string, status = 200): Promise<string> => {
    const text = await service.readUnsigned(address, status);
    return text.replaceAll(/\r\n[ \t]/g, '');
  };
  const codeOf = async (): Promise<string> => /C-[0-9A-F]{12}/.exec(await read(`${home}/calendar`))?.[0] ?? '';

  test('a calendar program that is nobody fetches what the post owes, with a revision that rises as it moves', async () => {
    await be('HR');
    const address = await makeAddress();
    const [, secret = ''] = /\.([\w-]{43})\./.exec(address) ?? [];
    assert.ok(!(await read(`${home}/calendar`)).includes(secret));
    const text = await fetched(address);
    assert.match(text, /UID:M1\.2026-07-01\.abercorn@remit/);
    assert.match(text, /SUMMARY:Report\\; of <b>training<\/b>/);
    assert.match(text, /SUMMARY:A restricted matter: sign in to see it/);
    assert.match(text, /SUMMARY:Done: Report M7/);
    assert.ok(!text.includes('placement') && !text.includes('M4.2026') && !text.includes('Of another'));
    const event = (all: string): string => /BEGIN:VEVENT\r\nUID:M2\.2026.*?END:VEVENT/s.exec(all)?.[0] ?? '';
    assert.match(event(text), /SEQUENCE:0\r\n.*DTSTART;VALUE=DATE:20261125/s);
    await owe(database(), clock, 'abercorn', [{ ...SOON, dueOn: '2026-12-03', dueAt: endOfDay('2026-12-03') }]);
    assert.match(event(await fetched(address)), /SEQUENCE:1\r\n.*DTSTART;VALUE=DATE:20261203/s);
    const changed = address.replace(/.(?=\.ics$)/, (last) => (last === 'A' ? 'B' : 'A'));
    await fetched(changed, 404);
    await fetched(address.replace('abercorn', 'duntulm'), 404);
  });

  test('an address that was ended shows nothing; nobody ends that of another', async () => {
    await be('HR');
    const code = await codeOf();
    await be('FIN');
    const address = await makeAddress();
    assert.equal((await send(`${home}/calendar/${code}/end`)).status, 422);
    const own = await codeOf();
    assert.ok((await fetched(address)).includes('BEGIN:VCALENDAR'));
    assert.equal((await send(`${home}/calendar/${own}/end`)).to, '/councils/abercorn/owed/calendar?said=ended');
    assert.equal((await send(`${home}/calendar/${own}/end`)).status, 422);
    const text = await fetched(address);
    assert.ok(text.includes('this calendar has ended') && !text.includes('VEVENT'));
    await be('HR');
    assert.equal(await codeOf(), code);
  });

  test('an address shows nothing once its owner no longer holds the post, or was removed', async () => {
    await be('HR');
    const address = await makeAddress();
    assert.ok((await fetched(address)).includes('VEVENT'));
    await be('PM');
    const manager = await makeAddress();
    const removed = service.people.get('PM') ?? '';
    given(await removePerson({ ...office(), endAccess: async () => undefined }, removed));
    assert.ok(!(await fetched(manager)).includes('VEVENT'));
    const { holdings } = await database().read({ council: 'abercorn' }, readDirectory);
    const holding = holdings.find(({ post }) => post === 'HR')?.code ?? '';
    given(await endHolding(office(), 'HR', holding, '2026-11-22'));
    assert.ok((await fetched(address)).includes('VEVENT'));
    set('2026-11-23T08:00:00.000Z');
    assert.ok(!(await fetched(address)).includes('VEVENT'));
  });

  test('an address shows nothing once the post may have no calendar, and does again once it may', async () => {
    await be('FIN');
    const address = await makeAddress();
    assert.ok((await fetched(address)).includes('VEVENT'));
    given(await settleRoles(office(), 'FIN', ['member']));
    const text = await fetched(address);
    assert.ok(text.includes('this calendar has ended') && !text.includes('VEVENT'));
    given(await settleRoles(office(), 'FIN', ['owner']));
    assert.ok((await fetched(address)).includes('VEVENT'));
  });

  test('closing an account ends every address made before it, for good, and no later one', async () => {
    const signIn = { ...signInFor(database()), clock };
    const person = service.people.get('FIN') ?? '';
    const by = { actor: 'the test', post: null, capacity: 'test', delegation: null };
    const open = { person, signInName: 'finance', breakGlass: false };
    const { account } = given(await makeAccount(signIn, open, by));
    await be('FIN');
    const address = await makeAddress();
    const before = await codeOf();
    assert.ok((await fetched(address)).includes('VEVENT'));
    given(await shutAccount(signIn, account, by));
    assert.ok(!(await fetched(address)).includes('VEVENT'));
    given(await makeAccount(signIn, open, by));
    assert.ok(!(await fetched(address)).includes('VEVENT'), 'a new account brings no old address back');
    assert.equal(await codeOf(), '');
    assert.equal((await send(`${home}/calendar/${before}/end`)).status, 422);
    const later = await makeAddress();
    assert.ok((await fetched(later)).includes('VEVENT'));
  });

  test('which mails come is kept as chosen, and nothing else is', async () => {
    await be('FIN');
    const page = await read(`${home}/calendar`);
    assert.ok(page.includes('No mail is sent: no mail server is set'));
    assert.equal((await send(`${home}/mails`, { 'mails-wish': 'sometimes' })).status, 422);
    assert.equal(
      (await send(`${home}/mails`, { 'mails-wish': 'late' })).to,
      '/councils/abercorn/owed/calendar?said=wished',
    );
    assert.match(await read(`${home}/calendar`), /value="late"[^>]*checked|checked[^>]*value="late"/);
  });

  test('what was written is told in the record, row by row', async () => {
    assert.deepEqual((await verifyDatabase(database())).breaks, []);
  });
});
