import { before, test } from 'node:test';

import { pdfSaying } from '../../src/documents/readers/testing/evidence-samples.ts';
import { programActor } from '../../src/features/access/index.ts';
import { makeFeed } from '../../src/features/calendar/feed.ts';
import { continueEscalation, openEscalation } from '../../src/features/escalations/index.ts';
import { addEvidence, keptEvidence } from '../../src/features/evidence/index.ts';
import { demoPeople } from '../../src/features/people/index.ts';
import { readRestricted } from '../../src/features/record/index.ts';
import { takeStep } from '../../src/features/retention/index.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { playing } from '../support/everything.ts';
import { answers, deskOf } from '../support/evidence.ts';
import { owe, owedBy } from '../support/owed.ts';
import { BY_MACHINE, byPerson, councilOf, given, setClock } from '../support/people.ts';
import { assertUnseen, type Made } from '../support/unseen.ts';

const DUNDEE = councilOf('dundee');
const WORD = 'Quillfeather';

await forEachDatabase('restricted matter that nobody without the need can tell', ({ database }) => {
  const { clock } = setClock('2026-11-24T10:00:00.000Z');
  const office = () => ({ database: database(), clock, council: DUNDEE, by: BY_MACHINE });
  const risk = (words: string, confidentiality: 'open' | 'restricted') =>
    openEscalation(office(), { grade: 'immediate', risk: words, since: '2026-11-23', legalBasis: '', confidentiality });
  const add = async (words: string, confidentiality: 'open' | 'restricted'): Promise<string> => {
    const desk = { ...deskOf(database(), clock), check: null };
    const by = { council: DUNDEE, actor: programActor('command line'), mayRestrict: true };
    const rule = { rule: 'complaint', from: '2001-05-01', confidentiality };
    const file = { name: 'letter.pdf', bytes: pdfSaying(`A letter about ${words}`) };
    return given(await addEvidence(desk, by, file, answers({ title: `A letter about ${words}`, ...rule }))).file.code;
  };
  const feeds: string[] = [];

  before(async () => {
    await loadPacks(database(), ['scotland', 'dundee-example'], secondsClock());
    const people = await demoPeople(database(), secondsClock('2026-02-01T00:00:00.000Z'), DUNDEE);
    given(await risk('Visits are late', 'open'));
    await add('visits', 'open');
    await owe(database(), clock, DUNDEE, [owedBy('DEMO-CLERK', 'OWED-1', '2026-11-20')]);
    const owner = await byPerson(office(), playing({ people }, 'owner of measures'));
    feeds.push(`/calendar/dundee.${given(await makeFeed(owner)).secret}.ics`);
  });

  const make = async (): Promise<Made> => {
    const escalation = given(await risk(`Nobody visits ${WORD}`, 'restricted'));
    const told = { kind: 'told', day: '2026-11-24', time: '09:00', whom: 'members', whomElse: '', how: 'letter' };
    const more = { words: `They were told of ${WORD}`, refersTo: '', takesBack: false };
    given(await continueEscalation(office(), escalation, { ...told, ...more }));
    // Of this one nobody was told, so that the telling is owed.
    given(await risk(`${WORD} is alone`, 'restricted'));
    const code = await add(WORD, 'restricted');
    const desk = { database: database(), clock, things: keptEvidence };
    const proposal = { step: 'proposed', reason: `${WORD} has left`, until: null } as const;
    given(await takeStep(desk, { council: DUNDEE, actor: A_TEST, clearance: 'restricted' }, code, proposal));
    const secret = { title: `Ask about ${WORD}`, confidentiality: 'restricted' as const };
    await owe(database(), clock, DUNDEE, [owedBy('CSWO', 'OWED-2', '2026-11-20', secret)]);
    const opening = { subject: code, reason: `A letter to ${WORD}`, clock };
    await readRestricted(database(), A_TEST, DUNDEE, opening, async () => undefined);
    return { codes: { escalation: [escalation], code: [code], obligation: ['OWED-2'] }, words: [WORD] };
  };

  test('risks, evidence, its review, what is owed, and who opened them', () =>
    assertUnseen({
      database: database(),
      clock,
      council: DUNDEE,
      words: [WORD],
      make,
      needed: ['cswo', 'depute', 'auditor'],
      feeds,
    }));
});
