import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { pdfSaying } from '../../src/documents/readers/testing/evidence-samples.ts';
import { programActor } from '../../src/features/access/index.ts';
import { makeFeed } from '../../src/features/calendar/feed.ts';
import { continueEscalation, openEscalation } from '../../src/features/escalations/index.ts';
import { addEvidence, keptEvidence } from '../../src/features/evidence/index.ts';
import { demoPeople } from '../../src/features/people/index.ts';
import { byProgram, readRestricted } from '../../src/features/record/index.ts';
import { bringClocksUpToDate, type FieldValues, makeEntry, noteIn } from '../../src/features/registers/index.ts';
import { makeNameable, settleKeepers } from '../../src/features/registers/keepers.ts';
import { readRuled } from '../../src/features/registers/read-ruled.ts';
import { takeStep } from '../../src/features/retention/index.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { playing } from '../support/everything.ts';
import { answers, deskOf } from '../support/evidence.ts';
import { leastEntry } from '../support/least-entry.ts';
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
  let audit = '';
  const desk = () => ({ ...office(), by: byProgram(A_TEST) });
  const typesOf = () => database().read({ council: DUNDEE }, async (tx) => (await readRuled(tx)).types);
  // Half an hour before the 72 hours of a decision on secure accommodation are over.
  const BEGAN = '2026-11-21T10:30:00.000Z';
  const open = async (
    code: string,
    words: string,
    confidentiality: 'open' | 'restricted',
    more: { readonly distribution?: readonly string[]; readonly fields?: FieldValues } = {},
  ): Promise<string> => {
    const type = (await typesOf()).get(code);
    assert.ok(type !== undefined, code);
    return given(await makeEntry(desk(), code, leastEntry(type, { at: BEGAN, words, confidentiality, ...more })));
  };
  const OWN_FIELDS: Readonly<Record<string, () => FieldValues>> = {
    'secure-accommodation-authorised': () => ({ 'order-kind': 'cso', 'implementation-authority': 'dundee' }),
    'case-file-reading': () => ({ round: audit }),
  };
  // One of each register that can hold restricted ones, and of complaints so many that a number of them would be told; gives their registers.
  const makeEntries = async (): Promise<Record<string, string>> => {
    const registers: Record<string, string> = {};
    for (const { code, confidentiality } of (await typesOf()).values()) {
      // Of these two somebody besides has a need.
      if (confidentiality === 'open' || code === 'mappa-review' || code === 'quotation') continue;
      const fields = OWN_FIELDS[code]?.() ?? {};
      for (let made = 0; made < (code === 'complaint' ? 6 : 1); made += 1) {
        registers[await open(code, WORD, 'restricted', { fields, distribution: ['SVM-LAC'] })] = code;
      }
    }
    const [secure = ''] = Object.keys(registers).filter(
      (reference) => registers[reference] === 'secure-accommodation-authorised',
    );
    const happened = { at: null, day: '2026-11-22' };
    given(await noteIn(desk(), secure, { seen: 1, event: 'hearing-review-held', happened }));
    // The job writes what the law brought about a minute after the time ran out.
    const { clock: after } = setClock('2026-11-24T10:31:00.000Z');
    assert.deepEqual((await bringClocksUpToDate({ database: database(), clock: after }, DUNDEE)).lapsed, 1);
    const appeal = { at: null, day: '2026-11-24', person: 'child' };
    const late = { ...desk(), clock: after };
    given(await noteIn(late, secure, { seen: 3, event: 'appeal-lodged', happened: appeal }));
    return registers;
  };

  before(async () => {
    await loadPacks(database(), ['scotland', 'dundee-example'], secondsClock());
    const people = await demoPeople(database(), secondsClock('2026-02-01T00:00:00.000Z'), DUNDEE);
    given(await risk('Visits are late', 'open'));
    await add('visits', 'open');
    await owe(database(), clock, DUNDEE, [owedBy('DEMO-CLERK', 'OWED-1', '2026-11-20')]);
    const owner = await byPerson(office(), playing({ people }, 'owner of measures'));
    given(await settleKeepers(desk(), 'quotation', ['NEWS'], { words: 'For the test', seen: 'SPM-CF', lookedAt: '' }));
    given(await makeNameable(desk(), 'SNRM', { words: 'For the test', lookedAt: '' }));
    audit = await open('case-file-audit', 'An audit', 'open');
    // What the posts besides have a need for, and nothing else that is restricted.
    await open('mappa-review', 'A review', 'restricted', { distribution: ['SNRM'] });
    feeds.push(`/calendar/dundee.${given(await makeFeed(owner)).secret}.ics`);
    // The first turn notes that all clocks were worked out by the packs loaded above: the page of clocks says so to everybody.
    await bringClocksUpToDate({ database: database(), clock }, DUNDEE);
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
    const registers = await makeEntries();
    // By one of each kind: of restricted entries alone, to the minute, and of a register that holds both.
    const asked = ['secure-accommodation-authorised', 'child-protection-order', 'complaint'];
    const entries = Object.fromEntries(
      asked.map((type) => [Object.keys(registers).find((each) => registers[each] === type) ?? '', type]),
    );
    const codes = { escalation: [escalation], code: [code], obligation: ['OWED-2'], reference: Object.keys(entries) };
    const acts = Object.fromEntries(
      [...(await typesOf()).values()].map(({ code, moves, events }) => [
        code,
        { move: moves.map((each) => each.code), event: events.map((each) => each.code) },
      ]),
    );
    return { codes, words: [WORD], registers: entries, acts };
  };

  test('risks, evidence, its review, what is owed, entries of registers with their clocks, and who opened them', () =>
    assertUnseen({
      database: database(),
      clock,
      council: DUNDEE,
      words: [WORD],
      make,
      needed: ['cswo', 'depute', 'auditor'],
      feeds: [
        ...feeds,
        ...['complaint', 'secure-accommodation-authorised'].flatMap((type) =>
          [
            `text=C-${WORD}`,
            'text=2026',
            'state=stage-1',
            'state=deemed-not-implemented',
            'f.service-group=children',
          ].map((query) => `/councils/dundee/registers/${type}?${query}`),
        ),
        ...['complaints', 'complaints.csv', 'scorecards/everything-counted', 'scorecards/everything-counted.csv'].map(
          (page) => `/councils/dundee/${page}?period=2026/27`,
        ),
      ],
      named: {
        type: ['complaint', 'secure-accommodation-authorised', 'emergency-transfer'],
        scorecard: ['everything-counted'],
      },
      // Who keeps the register of another entry, whom it names, and who keeps one that can point to entries.
      besides: { 'MAPPA-CO': 'owner', SNRM: 'management-team', NEWS: 'owner' },
    }));
});
