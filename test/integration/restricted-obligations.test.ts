import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';

import { readOwed } from '../../src/features/calendar/index.ts';
import { continueEscalation, openEscalation, type ReportDraft } from '../../src/features/escalations/index.ts';
import { openObligations, waiveObligation } from '../../src/features/obligations/index.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { forEachDatabase } from '../support/databases.ts';
import { owe, owedBy } from '../support/owed.ts';
import { BY_MACHINE, byPerson, councilOf, given, hire, inventCouncils, refused, setClock } from '../support/people.ts';

const RISK: ReportDraft = {
  grade: 'immediate',
  risk: 'Of one family',
  since: '2026-03-01',
  legalBasis: '',
  confidentiality: 'restricted',
};

await forEachDatabase('what is owed and restricted', ({ database }) => {
  // A Monday.
  const { clock } = setClock('2026-03-09T09:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: councilOf('northmuir'), by: BY_MACHINE });
  let person = '';
  const asCswo = () => byPerson(office(), person);
  const seen = (clearance: 'open' | 'restricted', council = 'northmuir') =>
    database().read({ council, clearance }, async (tx) => {
      const found = await sql<{ rows: number; open: number }>`
        select (select count(*)::int from obligation) as rows, (select count(*)::int from open_obligation) as open`.execute(
        tx,
      );
      return [found.rows[0]?.rows, found.rows[0]?.open];
    });

  before(async () => {
    await inventCouncils(database(), clock, ['northmuir', 'southmuir'], { CSWO: ['cswo'], HR: ['owner'] });
    person = await hire(office(), 'C', 'CSWO');
    await owe(database(), clock, 'northmuir', [owedBy('HR', 'M1.2026-01-01', '2026-04-21')]);
  });

  test('is counted by nobody without the clearance, in the revisions and in what is open', async () => {
    assert.deepEqual(await seen('open'), [1, 1]);
    assert.equal(given(await openEscalation(await asCswo(), RISK)), 'ESR-2026-001');
    assert.deepEqual(
      [await seen('open'), await seen('restricted')],
      [
        [1, 1],
        [2, 2],
      ],
    );
    assert.deepEqual(await seen('restricted', 'southmuir'), [0, 0]);
    const open = await database().read({ council: 'northmuir' }, (tx) => openObligations(tx));
    assert.deepEqual(
      open.map(({ code }) => code),
      ['M1.2026-01-01'],
    );
  });

  test('is told to its owner without a word of the risk, due by its grade, and by a code that tells nothing', async () => {
    const owed = await readOwed(database(), councilOf('northmuir'), [{ posts: ['CSWO'], states: ['open'] }]);
    assert.deepEqual(
      owed.map(({ title, dueOn, ownerPost }) => [title, dueOn, ownerPost]),
      [['A restricted matter', '2026-03-09', 'CSWO']],
    );
    assert.match(owed[0]?.code ?? '', /^T-[0-9A-F-]{18}$/);
    assert.ok(!/ESR-|family/.test(JSON.stringify(owed)));
  });

  test('cannot be written or waived without the clearance', async () => {
    await assert.rejects(
      database().write({ council: 'northmuir' }, (tx) =>
        sql`insert into obligation (code, kind, subject, title, owner_post, owner_basis, opens_on, due_on, due_at, rule, state,
            confidentiality, origin, known_at)
          values ('X', 'telling', 'x', 'x', 'CSWO', 'rule', '2026-03-09', '2026-03-09', now(), '', 'open', 'restricted', 'x', now())`.execute(
          tx,
        ),
      ),
      /row-level security/,
    );
    const [owed] = await readOwed(database(), councilOf('northmuir'), [{ posts: ['CSWO'], states: ['open'] }]);
    const waived = await waiveObligation(office(), owed?.code ?? '', 'It need not be told');
    assert.deepEqual(refused(waived).length, 1);
    assert.deepEqual(await seen('restricted'), [2, 2]);
  });

  test('is met by the telling, and the record holds', async () => {
    const told = { kind: 'told', day: '2026-03-09', time: '08:30', whom: 'members', whomElse: '', how: 'meeting' };
    const more = { words: 'The convenor was told', refersTo: '', takesBack: false };
    given(await continueEscalation(await asCswo(), 'ESR-2026-001', { ...told, ...more }));
    assert.deepEqual(
      [await seen('open'), await seen('restricted')],
      [
        [1, 1],
        [3, 1],
      ],
    );
    assert.deepEqual((await verifyDatabase(database())).breaks, []);
  });
});
