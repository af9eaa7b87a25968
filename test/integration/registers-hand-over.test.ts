import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { sql } from 'kysely';
import { openObligations } from '../../src/features/obligations/index.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { handClocksOver } from '../../src/features/registers/hand-over.ts';
import { bringAllClocksUpToDate, type Confidentiality, makeEntry } from '../../src/features/registers/index.ts';
import { settleKeepers } from '../../src/features/registers/keepers.ts';
import { REGISTER_TYPE } from '../../src/features/registers/tables.ts';
import { withdraw } from '../../src/platform/database/revisions.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { BY_MACHINE, councilOf, given, setClock } from '../support/people.ts';

const COUNCIL = councilOf('strathinver');

await forEachDatabase('the clocks of a register whose keepers change', ({ database }) => {
  const { clock, set } = setClock('2026-11-16T10:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: COUNCIL, by: BY_MACHINE });
  const complaint = (confidentiality: Confidentiality) => ({
    confidentiality,
    distribution: [],
    caseReference: 'C-18',
    service: null,
    fields: { 'service-group': 'children', themes: ['delay'], gist: 'A letter was late' },
    happened: { at: null, day: '2026-11-13' },
    looked: false,
  });
  /** What a post owes by clocks: how many of open and of restricted entries. */
  const owedBy = (post: string) =>
    database().read({ council: COUNCIL, clearance: 'restricted', need: ['*'] }, async (tx) => {
      const owed = (await openObligations(tx, [post])).filter(({ kind }) => kind === 'clock');
      const of = (secrecy: Confidentiality) => owed.filter(({ confidentiality }) => confidentiality === secrecy).length;
      return { open: of('open'), restricted: of('restricted') };
    });
  const codes = () =>
    database().read({ council: COUNCIL, clearance: 'restricted', need: ['*'] }, async (tx) => {
      const { rows } = await sql<{ code: string }>`
        select distinct code from obligation where kind = 'clock' order by code`.execute(tx);
      return rows.map(({ code }) => code);
    });
  const revisions = () =>
    database().read({ council: COUNCIL, clearance: 'restricted', need: ['*'] }, async (tx) => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from obligation where kind = 'clock'`.execute(
        tx,
      );
      return rows[0]?.n ?? -1;
    });
  const settling = (seen: string) => ({ words: 'The work moved', seen, lookedAt: '' });

  before(async () => {
    await loadPacks(database(), ['scotland', 'invented-example'], clock);
    given(await makeEntry(office(), 'complaint', complaint('open')));
    given(await makeEntry(office(), 'complaint', complaint('restricted')));
  });

  test('are owed by the new keeper after the next turn and by the old one no longer, none of them twice', async () => {
    const before_ = await owedBy('CGL');
    assert.ok(before_.open > 0 && before_.restricted > 0, JSON.stringify(before_));
    const all = await codes();
    given(await settleKeepers(office(), 'complaint', ['WDM'], settling('CGL')));
    assert.deepEqual(await owedBy('WDM'), { open: 0, restricted: 0 });
    const turn = await bringAllClocksUpToDate({ database: database(), clock });
    assert.equal(turn.handed, 2);
    assert.deepEqual(await owedBy('WDM'), before_);
    assert.deepEqual(await owedBy('CGL'), { open: 0, restricted: 0 });
    assert.deepEqual(await codes(), all);
    const count = await revisions();
    assert.equal((await bringAllClocksUpToDate({ database: database(), clock })).handed, 0);
    assert.equal(await revisions(), count);
  });

  test('are finished by the next turn where one was cut off between open and restricted entries', async () => {
    set('2026-11-16T11:00:00.000Z');
    given(await settleKeepers(office(), 'complaint', ['CGL', 'PQM'], settling('WDM')));
    const cut = new AbortController();
    const real = database();
    // Cut off after the first write.
    const breaking = new Proxy(real, {
      get: (target, name) => {
        const own = Reflect.get(target, name) as unknown;
        if (typeof own !== 'function') return own;
        if (name !== 'write') return own.bind(target);
        return async (...args: unknown[]) => {
          const done = (await own.apply(target, args)) as unknown;
          cut.abort();
          return done;
        };
      },
    });
    await assert.rejects(() => handClocksOver({ database: breaking, clock, signal: cut.signal }, COUNCIL));
    const half = await owedBy('PQM');
    assert.ok(half.open > 0);
    assert.equal(half.restricted, 0);
    assert.deepEqual(await handClocksOver({ database: real, clock }, COUNCIL), { handed: 1, left: [] });
    const whole = await owedBy('PQM');
    assert.deepEqual(whole, await owedBy('CGL'));
    assert.deepEqual(whole.open, half.open);
    assert.ok(whole.restricted > 0);
    assert.deepEqual(await owedBy('WDM'), { open: 0, restricted: 0 });
  });

  test('an entry that cannot change hands holds up no other, and is named', async () => {
    set('2026-11-16T12:00:00.000Z');
    const request = { ...complaint('open'), fields: { kind: 'freedom-of-information', gist: 'Invented' } };
    const reference = given(await makeEntry(office(), 'information-request', request));
    given(await settleKeepers(office(), 'complaint', ['WDM'], settling('CGL PQM')));
    given(await settleKeepers(office(), 'information-request', ['WDM'], settling('CGL')));
    // Of a register that is known no more nobody can say what its clocks require; its entries come first.
    await database().write({ council: null }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      await withdraw(tx, REGISTER_TYPE, { code: 'complaint' }, 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
    const before_ = await owedBy('WDM');
    assert.ok(reference > 'CP-2026-001');
    const handed = await handClocksOver({ database: database(), clock, together: 1 }, COUNCIL);
    // Nobody is told of the restricted one.
    assert.deepEqual(handed, { handed: 1, left: ['CP-2026-001'] });
    assert.equal((await owedBy('WDM')).open, before_.open + 1);
  });

  test('the record is whole after all that, and the open one tells nothing of the restricted entry', async () => {
    assert.deepEqual((await verifyDatabase(database())).breaks, []);
    const { rows } = await database().read({ council: COUNCIL }, (tx) =>
      sql<{ subject: string }>`
        select distinct subject from record_entry where action = 'obligation.open' and actor = 'background work'`.execute(
        tx,
      ),
    );
    assert.deepEqual(rows, [{ subject: 'registers' }]);
  });
});
