import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { makeDelegation } from '../../src/features/people/index.ts';
import { entriesSince } from '../../src/features/record/index.ts';
import { makeEntry, makeMove, noteIn } from '../../src/features/registers/index.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { byPerson, councilOf, given, inventCouncils, setClock } from '../support/people.ts';
import { type Staffed, staffed } from '../support/staffed.ts';

const HOME = '/councils/northmuir';
const TYPE = 'secure-accommodation-authorised';
const ENTRY = `${HOME}/registers/entries/SA-2026-001`;
const LETTER = `${ENTRY}/restricted/letter`;
// Thursday 26 November 2026, 14:05 in Scotland: the 72 hours end on Sunday at 14:05.
const CAME = '2026-11-26T14:05:00.000Z';

const words = (html: string): string =>
  html
    .replaceAll(/<(script|style|svg)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#39;|’/g, "'")
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');

await forEachDatabase('pages of secure accommodation', ({ database }) => {
  const { clock, set } = setClock('2026-11-26T12:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: councilOf('northmuir') });
  let council: Staffed;
  const as = (post: string) => byPerson(office(), council.people.get(post) ?? '');
  const openings = (): Promise<string[]> =>
    database().read({ council: 'northmuir', clearance: 'restricted', need: ['*'] }, async (tx) => {
      const told = await entriesSince(tx, '2026-01-01T00:00:00.000Z', { actions: ['restricted.read'] }, 200);
      return told.map(({ reason }) => reason ?? '').toReversed();
    });
  const open = async (): Promise<void> => {
    const door = `${HOME}/registers/${TYPE}/restricted?then=SA-2026-001`;
    const sent = await council.send(door, { 'door-reference': 'SA-2026-001', 'door-reason': 'To decide on it' });
    assert.equal(sent.to, `${ENTRY}?said=opened`);
  };
  const read = async (path: string, status = 200): Promise<string> => words(await council.read(path, status));

  before(async () => {
    await loadPacks(database(), ['scotland'], clock);
    await inventCouncils(database(), clock, ['northmuir'], {
      CSWO: ['cswo'],
      HOS: ['owner'],
      SM: ['owner'],
      CE: ['chief-executive'],
    });
    council = await staffed(database(), clock, councilOf('northmuir'), ['CSWO', 'HOS', 'SM', 'CE']);
    set('2026-11-26T13:00:00.000Z');
    const cswo = await as('CSWO');
    const to = { fromDay: '2026-11-26', fromTime: '13:30', toDay: '2026-12-10', toTime: '09:00', covers: 'CSWO' };
    for (const [post, kind] of [
      ['HOS', 'decisions'],
      ['SM', 'meetings'],
    ] as const) {
      const depute = `${post} ${council.people.get(post)}`;
      given(await makeDelegation(cswo, { ...to, kinds: [kind], depute, scope: `All ${kind} while away` }));
    }
    set('2026-11-26T14:10:00.000Z');
    const fields = { 'order-kind': 'cso', 'implementation-authority': 'northmuir', 'relevant-persons': 'one' };
    const happened = { at: CAME, day: '2026-11-26' };
    const more = { distribution: [], caseReference: 'C-4711', service: null, looked: true };
    given(await makeEntry(cswo, TYPE, { confidentiality: 'restricted', fields, happened, ...more }));
  });
  after(() => council.close());

  test('without a reason today the papers lead to the door, and nothing is recorded', async () => {
    await council.be('CSWO');
    assert.equal(await council.read(LETTER, 303), '');
    const sent = await council.send(LETTER, { reader: 'child', format: 'pdf' });
    assert.equal(sent.to, `${HOME}/registers/${TYPE}/restricted?then=SA-2026-001`);
    assert.deepEqual(await openings(), []);
  });

  test('the page says what is next and by when, what follows if not, and what is missing first', async () => {
    await open();
    set('2026-11-29T12:00:00.000Z');
    await council.be('CSWO');
    await open();
    const page = await read(ENTRY);
    assert.match(page, /into effect, and record the reasons: by 14:05 today \(in 2 hours 5 minutes\)/);
    assert.match(
      page,
      /If nobody decides by then, the law treats it as a decision not to put the authorisation into effect\./,
    );
    // Each step by itself, in the order of the register: the two ask for the opposite of the conditions.
    const [first = '', second = ''] = page.split('“Decide not to put the authorisation into effect”:');
    assert.match(
      first,
      /“Decide to put the authorisation into effect”: \d of the \d that must be there first are missing/,
    );
    assert.match(first, /At least one condition for secure accommodation must be met/);
    assert.doesNotMatch(first, /or that none does/);
    assert.match(second, /^ \d of the \d that must be there first are missing/);
    assert.match(second, /or that none does/);
    assert.match(page, /Missing The views of the child and of the head of unit are heard and recorded first/);
    assert.match(page, /1 Authorisation received by the Chief Social Work Officer 26 November 2026, 14:05 Happened/);
    assert.match(page, /2 Decide whether to put .* by 29 November 2026, 14:05 Next in 2 hours 5 minutes/);
    // No decision, so nobody is told of one, and there is no letter.
    assert.doesNotMatch(page, /Who has been told|Letter of the decision/);
    assert.match(await read(LETTER), /Nothing is decided yet/);
    const before_ = await openings();
    assert.match(
      words((await council.send(LETTER, { reader: 'child', format: 'pdf' })).body),
      /Nothing is decided yet/,
    );
    assert.deepEqual(await openings(), before_);
  });

  test('a depute for decisions decides under the delegation, which form, chronology and letter show', async () => {
    await council.beDepute('HOS');
    await open();
    const form = await read(`${ENTRY}/moves/decide-not-to-implement`);
    const shown =
      /\S+, from 26 November 2026, 13:30 to 10 December 2026, 09:00, given by The post CSWO\. What it covers: All decisions while away/;
    const [delegation = ''] = shown.exec(form) ?? [];
    assert.match(form, /Your delegation: \S/);
    assert.notEqual(delegation, '');
    const asked = ['child', 'relevant-person-1', 'head-of-unit'];
    const typed: Record<string, string> = {
      'move-_seen': '1',
      'move-_happened': '2026-11-29',
      'move-_happened.time': '11:30',
      'move-condition': 'self-harm',
      'move-needs': 'To be near home',
      'move-information': 'The report of the social worker',
      'move-reasons': 'The risk can be met at home',
    };
    asked.forEach((who, index) => {
      typed[`move-consulted.${index + 1}.who`] = who;
      typed[`move-consulted.${index + 1}.asked-at`] = '2026-11-29';
      typed[`move-consulted.${index + 1}.asked-at.time`] = '09:00';
      typed[`move-consulted.${index + 1}.view`] = `What ${who} said`;
    });
    const sent = await council.send(`${ENTRY}/moves/decide-not-to-implement`, typed);
    assert.equal(sent.to, `${ENTRY}?said=moved`, words(sent.body).slice(0, 600));
    assert.match(
      await read(ENTRY),
      new RegExp(`depute for operational and statutory decisions, under ${delegation.split(',')[0]}`),
    );
    const letter = await read(LETTER);
    assert.match(letter, /I decided that this should not happen.*29 November 2026, 11:30.*The risk can be met at home/);
    assert.match(letter, /What child said/);
    assert.match(letter, /Depute for The post CSWO Under the delegation /);
    assert.ok(letter.includes(delegation));
    assert.match(await read(`${LETTER}?reader=principal-reporter`), /What relevant-person-1 said/);
  });

  test('who has been told stands with the moment, and who has not', async () => {
    await council.be('CSWO');
    set('2026-11-29T13:00:00.000Z');
    const told = { at: '2026-11-29T12:30:00.000Z', day: '2026-11-29', person: 'child' };
    given(await noteIn(await as('CSWO'), 'SA-2026-001', { seen: 2, event: 'decision-notice-sent', happened: told }));
    const page = await read(ENTRY);
    assert.match(
      page,
      /Tell everybody concerned of the decision on the secure accommodation authorisation, and its reasons: by 14:05 today \(in 1 hour 5 minutes\)\. 3 of those concerned are still to be told/,
    );
    assert.match(page, /Who has been told: Decided not to put the authorisation into effect \(3 of 4 not yet\)/);
    assert.match(
      page,
      /The child 29 November 2026, 12:30 Not noted yet: their 72 hours to ask for a review begin then/,
    );
    assert.match(
      page,
      /Relevant person 1 Not told yet .* Principal Reporter Not told yet Not asked for Head of unit Not told yet/,
    );
  });

  test('whoever takes a paper as a file is told in the record, with what was taken', async () => {
    const before_ = await openings();
    const sent = await council.send(LETTER, { reader: 'relevant-person', format: 'pdf' });
    assert.equal(sent.status, 200);
    assert.ok(sent.body.startsWith('%PDF-'));
    const chronology = await council.send(`${ENTRY}/restricted/chronology`, { format: 'docx' });
    assert.ok(chronology.body.startsWith('PK'));
    assert.deepEqual((await openings()).slice(before_.length), [
      'The letter of the decision to a relevant person was taken as a file, as PDF',
      'The chronology to print was taken as a file, for Word',
    ]);
    // An unknown kind of file is no file: the page comes back.
    assert.match(words((await council.send(LETTER, { reader: 'child', format: 'exe' })).body), /Take it as a PDF/);
    assert.match(await read(`${ENTRY}/restricted/chronology`), /Decided not to put the authorisation into effect/);
  });

  test('a depute for meetings alone, the chief executive and other posts meet what is met where there is nothing', async () => {
    const openedBefore = await openings();
    const bes = [() => council.beDepute('SM'), () => council.be('CE'), () => council.be('SM')];
    for (const be of bes) {
      await be();
      for (const paper of ['', '/restricted/letter', '/restricted/chronology']) {
        const there = await council.read(`${ENTRY}${paper}`, 404);
        const none = await council.read(`${HOME}/registers/entries/SA-2026-777${paper}`, 404);
        assert.equal(there.replaceAll('SA-2026-001', ''), none.replaceAll('SA-2026-777', ''));
      }
      assert.equal((await council.send(LETTER, { reader: 'child', format: 'pdf' })).status, 404);
    }
    assert.deepEqual(await openings(), openedBefore);
  });

  test('the handover page tells placements and clocks to the office and a depute for decisions, and to nobody else', async () => {
    const handover = `${HOME}/handover`;
    for (const be of [() => council.be('CSWO'), () => council.beDepute('HOS')]) {
      await be();
      const page = await read(handover);
      assert.match(page, /SA-2026-001 \(Secure accommodation with an authorisation\) Decided not to put into effect/);
      // The last delegation in force ends then, before the last day to appeal.
      assert.match(
        page,
        /What the law requires until 10 December 2026, 09:00 .* Tell everybody concerned of the decision .* SA-2026-001/,
      );
    }
    for (const be of [() => council.beDepute('SM'), () => council.be('CE')]) {
      await be();
      assert.doesNotMatch(await read(handover), /SA-2026|[Ss]ecure accommodation|What the law requires/);
    }
  });

  test('of a review what was answered at an earlier one counts for nothing', async () => {
    set('2026-11-30T09:00:00.000Z');
    const cswo = await as('CSWO');
    const at = (instant: string, person: string | null = null) => ({ at: instant, day: instant.slice(0, 10), person });
    const others = ['relevant-person-1', 'principal-reporter', 'head-of-unit'];
    for (const [index, person] of others.entries()) {
      const happened = at('2026-11-29T13:30:00.000Z', person);
      given(await noteIn(cswo, 'SA-2026-001', { seen: 3 + index, event: 'decision-notice-sent', happened }));
    }
    given(
      await noteIn(cswo, 'SA-2026-001', {
        seen: 6,
        event: 'non-implementation-notice-received',
        happened: at('2026-11-29T14:00:00.000Z', 'child'),
      }),
    );
    const asks = { move: 'ask-for-review-of-decision', fields: {}, happened: at('2026-11-30T08:00:00.000Z', 'child') };
    given(await makeMove(cswo, 'SA-2026-001', { ...asks, seen: 7, looked: true }));
    await council.be('CSWO');
    await open();
    const page = await read(ENTRY);
    assert.match(page, /Finish the review .* by 08:00 on Thursday 3 December \(in 2 days 23 hours\)/);
    assert.match(page, /: \d of the \d that must be there first (is|are) missing/);
    assert.doesNotMatch(page, /There The views of the child/);
    const handover = await read(`${HOME}/handover`);
    assert.match(handover, /Decision under review, as asked for Finish the review .* by 08:00 on Thursday 3 December/);
    assert.match(handover, /What the law requires until 10 December 2026, 09:00 .* SA-2026-001/);
  });
});
