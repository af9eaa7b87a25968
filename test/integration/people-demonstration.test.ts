import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';

import { ALL_ROLES, sayCapacity } from '../../src/features/access/index.ts';
import { demoPeople, hatsOf, peopleDoor, readDirectory, settleRoles } from '../../src/features/people/index.ts';
import type { CouncilCode } from '../../src/kernel/index.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { BY_MACHINE, councilOf, given, setClock } from '../support/people.ts';

const COUNCILS = ['dundee', 'strathinver'] as CouncilCode[];

await forEachDatabase('the people of the demonstration', ({ database }) => {
  const { clock, set } = setClock('2026-11-21T12:00:00.000Z', 1000);
  const entries = async (): Promise<number> => {
    const counts = await Promise.all(
      COUNCILS.map((council) =>
        database().read({ council }, (tx) =>
          sql<{ found: number }>`select count(*)::int as found from record_entry where scope = ${council}`.execute(tx),
        ),
      ),
    );
    return counts.reduce((sum, { rows }) => sum + (rows[0]?.found ?? 0), 0);
  };

  test('in each example council every role is somebody, all of them marked as made up', async () => {
    await loadPacks(
      database(),
      ['scotland', 'dundee-example', 'invented-example'],
      secondsClock('2026-11-20T12:00:00.000Z'),
    );
    for (const council of COUNCILS) {
      const people = await demoPeople(database(), clock, council);
      assert.equal(people.length, 13);
      const hats = await Promise.all(people.map(({ person }) => hatsOf(database(), person, [], clock())));
      const here = hats.flat().filter((hat) => hat.council === council);
      assert.deepEqual([...new Set(here.flatMap(({ roles }) => roles))].sort(), [...ALL_ROLES].sort(), council);
      const directory = await database().read({ council }, readDirectory);
      for (const { name } of directory.people.values()) assert.match(name ?? '', /^Demonstration person: /);
      assert.ok(
        hats.some(
          (each) => each.filter((hat) => hat.capacity.kind === 'holder' && hat.council === council).length === 2,
        ),
      );
      const depute = here.find(({ capacity }) => capacity.kind === 'depute');
      assert.equal(depute?.post, 'CSWO');
      assert.equal(
        depute === undefined ? '' : sayCapacity(depute.capacity),
        'depute for meetings and events and operational and statutory decisions',
      );
    }
  });

  test('one person serves both councils', async () => {
    const dundee = await demoPeople(database(), clock, councilOf('dundee'));
    const auditor = dundee.find(({ about }) => about.startsWith('auditor'))?.person ?? '';
    const hats = await hatsOf(database(), auditor, [], clock());
    assert.deepEqual(
      hats.map(({ council, roles }) => [council, ...roles]),
      [
        ['dundee', 'auditor'],
        ['strathinver', 'auditor'],
      ],
    );
    const door = peopleDoor(database());
    assert.deepEqual(await database().read({ council: null }, (tx) => door.knownIn(tx, auditor, [])), {
      name: 'Demonstration person: auditor of every example council',
      councils: COUNCILS,
    });
    assert.deepEqual(await database().read({ council: null }, (tx) => door.councilsOf(tx, auditor)), COUNCILS);
    assert.equal((await door.personsOf(councilOf('dundee'))).length, 13);
  });

  test('made again, nothing changes; when its delegation has run out there is another', async () => {
    const before = await entries();
    for (const council of COUNCILS) await demoPeople(database(), clock, council);
    assert.equal(await entries(), before);
    set('2026-12-24T12:00:00.000Z');
    for (const council of COUNCILS) await demoPeople(database(), clock, council);
    assert.equal(await entries(), before + 2);
  });

  test('somebody whom only the sign-in knows is welcomed where a council gives their group a post', async () => {
    const door = peopleDoor(database());
    const told = { name: 'Made up\n by a test', email: 'not an address', groups: ['remit-demonstration-clerks'] };
    const welcome = (given: typeof told) =>
      database().write({ council: null, turn: 'installation' }, (tx) => door.welcome(tx, given, clock()));
    assert.equal(await welcome({ ...told, groups: ['others'] }), null);
    const { person = '', councils } = (await welcome(told)) ?? {};
    assert.deepEqual(councils, COUNCILS);
    assert.deepEqual(await database().read({ council: null }, (tx) => door.knownIn(tx, person, told.groups)), {
      name: 'Made up by a test',
      councils: COUNCILS,
    });
    for (const council of COUNCILS)
      assert.ok((await door.personsOf(councilOf(council))).some((each) => each.person === person));
    const hats = await door.hatsOf(person, told.groups, clock());
    assert.deepEqual(
      hats.map(({ council, post, capacity }) => [council, post, capacity.kind]),
      [
        ['dundee', 'DEMO-CLERK', 'mapped'],
        ['strathinver', 'DEMO-CLERK', 'mapped'],
      ],
    );
  });

  test('roles that the council settled stand when its pack is loaded again', async () => {
    const office = { database: database(), clock, council: councilOf('dundee'), by: BY_MACHINE };
    given(await settleRoles(office, 'CFO', ['reviewer']));
    const before = await entries();
    await loadPacks(database(), ['dundee-example'], clock);
    const { postRoles } = await database().read({ council: 'dundee' }, readDirectory);
    assert.deepEqual(
      postRoles.filter(({ post }) => post === 'CFO').map(({ role }) => role),
      ['reviewer'],
    );
    assert.equal(await entries(), before);
  });
});
