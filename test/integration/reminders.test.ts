import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { sql } from 'kysely';
import { wishMails } from '../../src/features/calendar/wish.ts';
import { addPerson, addService, holdPost, makeDelegation, recordAbsence } from '../../src/features/people/index.ts';
import { remindAll, UNTOLD, untoldLines } from '../../src/features/reminders/index.ts';
import { endOfDay, FaultError, instantAt } from '../../src/kernel/index.ts';
import type { MailSettings } from '../../src/platform/mail/index.ts';
import { forEachDatabase } from '../support/databases.ts';
import { type MailServer, type Received, startMailServer } from '../support/mail-server.ts';
import { answered, owe, owedBy } from '../support/owed.ts';
import { BY_MACHINE, byPerson, councilOf, given, inventCouncils, setClock } from '../support/people.ts';
import { readReminder } from '../support/reminders.ts';

const POSTS = { CSWO: ['cswo'], HEAD: ['reviewer'], HR: ['owner'], FIN: ['owner'], EMPTY: ['owner'] };

await forEachDatabase('reminders', ({ database }) => {
  // Sunday 22 November 2026.
  const { clock, set } = setClock('2026-11-22T10:00:00.000Z', 1);
  const people = new Map<string, string>();
  let server: MailServer;
  let mail: MailSettings;
  let judge: (letter: Received) => undefined | number | 'drop' = () => undefined;
  let seen = 0;
  const office = (council = 'abercorn') => ({
    database: database(),
    clock,
    council: councilOf(council),
    by: BY_MACHINE,
  });

  const at = (day: string, time = '07:15'): void => set(instantAt(day, time) ?? '');
  const turn = async () => {
    const { taken, refused, putOff, unknown } = await remindAll({ database: database(), clock, mail });
    return { taken, refused, putOff, unknown };
  };
  /** What came in since it was asked last: to whom, and what each said. */
  const news = (): [string, string[]][] => {
    const fresh = server.received.slice(seen);
    seen = server.received.length;
    return fresh.map((letter) => [
      (letter.to[0] ?? '').replace('@council.example', ''),
      readReminder(letter).map(({ matter, code }) => `${matter} ${code}`),
    ]);
  };

  // Of what nobody can be told, and why, by the name of the reason.
  const untold = async (): Promise<string[]> => {
    const lines = await untoldLines(database(), councilOf('abercorn'), clock());
    return lines
      .map(({ code, why }) => `${code} ${Object.entries(UNTOLD).find(([, words]) => words === why)?.[0]}`)
      .sort();
  };

  before(async () => {
    server = await startMailServer({ judge: (letter) => judge(letter) });
    mail = {
      host: '127.0.0.1',
      port: server.port,
      tls: 'where offered',
      credentials: null,
      from: 'remit@council.example',
      publicAddress: 'https://remit.council.example',
    };
    await inventCouncils(database(), clock, ['abercorn', 'duntulm'], POSTS);
    given(await addService(office(), 'SW', { title: 'Social Work', head: 'HEAD' }));
    for (const post of ['CSWO', 'HEAD', 'HR', 'FIN']) {
      const holding = { post, kind: 'holder', firstDay: '2026-01-01', lastDay: '' };
      const email = `${post.toLowerCase()}@council.example`;
      people.set(post, given(await addPerson(office(), { name: `The ${post}`, email, holding })));
    }
  });
  after(() => server.stop());
  beforeEach(() => {
    judge = () => undefined;
  });

  const SOON = owedBy('HR', 'M1', '2026-11-25');
  const NEW = owedBy('HR', 'M2', '2026-12-18');
  const FINS = owedBy('FIN', 'M3', '2026-11-20');
  const NOT_OPEN = owedBy('HR', 'M4', '2027-01-21', { opensOn: '2027-01-02' });
  const NOBODYS = owedBy('EMPTY', 'M5', '2026-12-18');

  test('nothing goes out at night or on a Sunday', async () => {
    await owe(database(), clock, 'abercorn', [SOON, NEW, FINS, NOT_OPEN, NOBODYS]);
    assert.deepEqual(await turn(), { taken: 0, refused: 0, putOff: 0, unknown: 0 });
    at('2026-11-23', '06:59');
    assert.deepEqual(await turn(), { taken: 0, refused: 0, putOff: 0, unknown: 0 });
    assert.deepEqual(news(), []);
  });

  test('each person gets one mail of the day, and the next turn sends nothing', async () => {
    at('2026-11-23');
    assert.equal((await turn()).taken, 2);
    assert.deepEqual(
      news(),
      [
        ['fin', ['late M3']],
        ['hr', ['soon M1', 'new M2']],
      ].sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)) as [string, string[]][],
    );
    at('2026-11-23', '07:30');
    assert.equal((await turn()).taken, 0);
    at('2026-11-24');
    assert.equal((await turn()).taken, 0);
    assert.deepEqual(news(), []);
    assert.deepEqual(await untold(), ['M5 vacant']);
  });

  test('what was answered is never told of, and what was told once is not told again', async () => {
    await owe(database(), clock, 'abercorn', [answered(SOON, '2026-11-24T10:00:00.000Z')]);
    at('2026-11-26');
    assert.equal((await turn()).taken, 0);
    // A week after its first late day.
    at('2026-11-27');
    assert.equal((await turn()).taken, 0);
    at('2026-11-30');
    await turn();
    assert.deepEqual(news(), [['fin', ['late M3']]]);
  });

  test('what moves to another day is told anew; what is given to another post is told there', async () => {
    at('2026-12-01');
    await owe(database(), clock, 'abercorn', [{ ...NEW, dueOn: '2026-12-03', dueAt: endOfDay('2026-12-03') }]);
    await turn();
    assert.deepEqual(news(), [['hr', ['soon M2']]]);
    await owe(database(), clock, 'abercorn', [
      { ...NEW, dueOn: '2026-12-03', dueAt: endOfDay('2026-12-03'), ownerPost: 'FIN', ownerBasis: 'by-hand' },
    ]);
    at('2026-12-02');
    await turn();
    assert.deepEqual(news(), [['fin', ['soon M2']]]);
    await owe(database(), clock, 'abercorn', [answered(NEW, '2026-12-02T10:00:00.000Z', 'FIN')]);
  });

  test('what is fourteen days late goes to the head of the service, and twenty-eight to the officer', async () => {
    at('2026-12-04');
    await turn();
    assert.deepEqual(news(), [['head', ['head M3']]]);
    at('2026-12-07');
    await turn();
    assert.deepEqual(news(), [['fin', ['late M3']]]);
    at('2026-12-18');
    await turn();
    const told = new Map(news());
    assert.deepEqual(told.get('cswo'), ['cswo M3']);
    const letter = server.received.find(
      ({ to, text }) => to[0] === 'fin@council.example' && text.includes(': 28 days late'),
    );
    assert.match(letter?.text ?? '', /Told as well: the head of the service and the Chief Social Work Officer/);
    await owe(database(), clock, 'abercorn', [
      answered(FINS, '2026-12-18T10:00:00.000Z'),
      answered(NOBODYS, '2026-12-18T10:00:00.000Z'),
    ]);
  });

  test('of a restricted matter nothing is said but that it is there', async () => {
    at('2027-01-11');
    const secret = {
      title: 'A placement nobody may know of',
      rule: 'Review of SA-1',
      confidentiality: 'restricted' as const,
    };
    await owe(database(), clock, 'abercorn', [owedBy('FIN', 'R1', '2027-01-13', secret)]);
    await turn();
    const letter = server.received.slice(seen).find(({ to }) => to[0] === 'fin@council.example');
    assert.match(
      letter?.text ?? '',
      /- A restricted matter: sign in to see it\n.*\n {2}https:\/\/remit\.council\.example\/councils\/abercorn\/owed\/R1/,
    );
    assert.ok(!/placement|SA-1/.test(letter?.raw ?? ''));
    await owe(database(), clock, 'abercorn', [
      { ...answered(owedBy('FIN', 'R1', '2027-01-13', secret), '2027-01-12T10:00:00.000Z') },
    ]);
    await owe(database(), clock, 'abercorn', [{ ...NOT_OPEN, state: 'cancelled', settledAt: clock(), reason: 'Gone' }]);
    seen = server.received.length;
  });

  test('while somebody is away whoever acts up is told, and the depute in place of the officer; else nobody, and it can be seen', async () => {
    at('2027-01-18');
    given(
      await recordAbsence(office(), { post: 'HR', reason: 'leave', firstDay: '2027-01-18', lastDay: '2027-01-29' }),
    );
    given(
      await recordAbsence(office(), { post: 'CSWO', reason: 'leave', firstDay: '2027-01-18', lastDay: '2027-01-29' }),
    );
    await owe(database(), clock, 'abercorn', [
      owedBy('HR', 'M10', '2027-01-20'),
      owedBy('CSWO', 'M11', '2027-01-20', { cause: 'meeting:MT-2027-001' }),
      owedBy('CSWO', 'M12', '2027-01-20'),
    ]);
    await turn();
    assert.deepEqual(news(), []);
    assert.deepEqual(await untold(), ['M10 away', 'M11 away', 'M12 away']);
    const acting = {
      person: people.get('FIN') ?? '',
      post: 'HR',
      kind: 'acting-up',
      firstDay: '2027-01-18',
      lastDay: '2027-01-29',
    };
    given(await holdPost(office(), acting));
    const officer = await byPerson(
      { database: database(), clock, council: councilOf('abercorn') },
      people.get('CSWO') ?? '',
    );
    given(
      await makeDelegation(officer, {
        kinds: ['meetings'],
        fromDay: '',
        fromTime: '',
        toDay: '2027-01-29',
        toTime: '17:00',
        covers: 'CSWO',
        depute: `HEAD ${people.get('HEAD')}`,
        scope: 'While on leave',
      }),
    );
    at('2027-01-18', '09:00');
    await turn();
    assert.deepEqual(
      new Map(news()),
      new Map([
        ['fin', ['soon M10']],
        ['head', ['soon M11']],
      ]),
    );
    assert.deepEqual(await untold(), ['M12 away']);
    await owe(
      database(),
      clock,
      'abercorn',
      ['M10', 'M11', 'M12'].map((code) => answered(owedBy('HR', code, '2027-01-20'), clock())),
    );
  });

  test('whoever wants fewer mails gets fewer', async () => {
    at('2027-02-01');
    const own = await byPerson({ database: database(), clock, council: councilOf('abercorn') }, people.get('HR') ?? '');
    given(await wishMails(own, 'late'));
    await owe(database(), clock, 'abercorn', [owedBy('HR', 'M20', '2027-02-03')]);
    await turn();
    assert.deepEqual(news(), []);
    at('2027-02-04');
    await turn();
    assert.deepEqual(news(), [['hr', ['late M20']]]);
    given(await wishMails(own, 'none'));
    at('2027-02-11');
    await turn();
    assert.deepEqual(news(), []);
    given(await wishMails(own, 'all'));
    await owe(database(), clock, 'abercorn', [answered(owedBy('HR', 'M20', '2027-02-03'), clock())]);
  });

  test('what the server puts off is tried again with the same Message-ID; what it refuses is told as untold', async () => {
    at('2027-03-01');
    await owe(database(), clock, 'abercorn', [owedBy('HR', 'M30', '2027-03-03'), owedBy('FIN', 'M31', '2027-03-03')]);
    const ids: string[] = [];
    judge = (letter) => {
      ids.push(letter.headers.get('message-id') ?? '');
      return letter.to[0]?.startsWith('hr') === true ? 451 : 550;
    };
    assert.deepEqual(await turn(), { taken: 0, refused: 1, putOff: 1, unknown: 0 });
    assert.deepEqual(await untold(), ['M31 refused']);
    judge = (letter) => {
      ids.push(letter.headers.get('message-id') ?? '');
      return undefined;
    };
    at('2027-03-01', '07:30');
    assert.deepEqual(await turn(), { taken: 1, refused: 0, putOff: 0, unknown: 0 });
    assert.deepEqual(news(), [['hr', ['soon M30']]]);
    const [, , again] = ids;
    assert.equal(ids.filter((id) => id === again).length, 2);
  });

  test('a line that breaks while a letter is handed over leaves it unknown, and it is not sent again', async () => {
    at('2027-04-05');
    await owe(database(), clock, 'abercorn', [owedBy('HR', 'M40', '2027-04-07')]);
    judge = ({ to }) => (to[0]?.startsWith('hr') === true ? 'drop' : undefined);
    const { unknown } = await turn();
    assert.equal(unknown, 1);
    judge = () => undefined;
    seen = server.received.length;
    at('2027-04-05', '09:00');
    await turn();
    assert.ok(!news().some(([to]) => to === 'hr'));
  });

  test('a server that does not answer fails the turn and loses nothing', async () => {
    at('2027-05-03');
    await owe(database(), clock, 'duntulm', []);
    await owe(database(), clock, 'abercorn', [owedBy('HR', 'M50', '2027-05-05')]);
    await assert.rejects(
      remindAll({ database: database(), clock, mail: { ...mail, port: 1 } }),
      (error) => error instanceof FaultError && error.fault.code === 'mail.unreachable',
    );
    const kept = await database().read({ council: null }, (tx) =>
      sql<{ found: number }>`select count(*)::int as found from reminder_mail where day = '2027-05-03'`.execute(tx),
    );
    assert.equal(kept.rows[0]?.found, 0);
    await turn();
    assert.ok(news().some(([to, said]) => to === 'hr' && said.includes('soon M50')));
  });
});
