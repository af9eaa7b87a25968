import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { sql } from 'kysely';

import { demoPeople, peopleDoor } from '../../src/features/people/index.ts';
import { deliverAllOwed } from '../../src/features/record/index.ts';
import { beginSignOn, finishSignOn } from '../../src/features/sign-in/index.ts';
import { ok } from '../../src/kernel/index.ts';
import type { Database } from '../../src/platform/index.ts';
import type { SignOn } from '../../src/platform/sign-in/index.ts';
import { cutOff, entriesAfter, owedTo } from '../support/cut-off.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { councilOf, given, setClock } from '../support/people.ts';
import { signInContext } from '../support/sign-in.ts';

const step = { nonce: '', verifier: '', begunAt: '2026-11-21T12:00:00.000Z' };

/** Single sign-on at which whoever comes back is the one named here. */
const signOnFor = (subject: string): SignOn => {
  let asked = 0;
  return {
    issuer: 'https://login.test',
    begin: async () => {
      asked += 1;
      return ok({ address: 'https://login.test/', step: { ...step, state: `${subject} ${asked}` } });
    },
    finish: async () => {
      const groups = ['remit-demonstration-clerks'];
      const who = { name: `Made up ${subject}`, email: null, groups, groupsLeftOut: false };
      return ok({ issuer: 'https://login.test', subject, ...who });
    },
    signOutAddress: async () => null,
  };
};

await forEachDatabase('coming for the first time by single sign-on', ({ database }) => {
  const { clock } = setClock('2026-11-21T12:00:00.000Z', 1000);
  before(async () => {
    await loadPacks(database(), ['scotland', 'invented-example'], secondsClock('2026-11-20T12:00:00.000Z'));
    await demoPeople(database(), clock, councilOf('strathinver'));
  });

  const come = async (over: Database, signOn: SignOn) => {
    const context = signInContext(over, clock, peopleDoor(database()), { signOn });
    const begun = given(await beginSignOn(context, { back: '/', link: null }));
    return finishSignOn(context, {}, begun.cookie.value);
  };
  const personsOf = async (subject: string): Promise<string[]> => {
    const { rows } = await database().read({ council: null }, (tx) =>
      sql<{
        person: string;
      }>`select person from person_particulars where display_name = ${`Made up ${subject}`}`.execute(tx),
    );
    return rows.map(({ person }) => person);
  };
  const toldOf = async (person: string): Promise<string[]> =>
    (await entriesAfter(database(), 'strathinver', 0))
      .filter(({ subject }) => subject === person)
      .map(({ action, post }) => `${action} ${post ?? '-'}`);

  test('a process that dies as it tells of the arrival leaves one person, who is known the next time, and told of once', async () => {
    const signOn = signOnFor('one');
    await assert.rejects(come(cutOff(database()), signOn), /killed/);
    assert.deepEqual(await owedTo(database(), 'strathinver'), ['person.arrive', 'identity.joined']);
    const [person = '', ...others] = await personsOf('one');
    assert.deepEqual(others, []);
    assert.deepEqual(await toldOf(person), []);
    given(await come(database(), signOn));
    assert.deepEqual(await personsOf('one'), [person]);
    assert.deepEqual(await toldOf(person), ['person.arrive -', 'identity.joined -', 'sign-in.done DEMO-CLERK']);
    assert.equal(await deliverAllOwed(database(), clock), 0);
  });

  test('somebody who comes twice at the same moment is one person', async () => {
    const signOn = signOnFor('two');
    for (const result of await Promise.all([come(database(), signOn), come(database(), signOn)])) given(result);
    const [person = '', ...others] = await personsOf('two');
    assert.deepEqual(others, []);
    assert.deepEqual((await toldOf(person)).sort(), [
      'identity.joined -',
      'person.arrive -',
      'sign-in.done DEMO-CLERK',
      'sign-in.done DEMO-CLERK',
    ]);
  });
});
