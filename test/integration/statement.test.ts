import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { writeHtml } from '../../src/documents/index.ts';
import { councilByCode } from '../../src/features/councils/index.ts';
import { PAPER_FORMATS, renderPaper } from '../../src/features/reports/index.ts';
import {
  NOTHING_DUE,
  type StatementFacts,
  statementFacts,
  statementJson,
  statementPaper,
  statementText,
} from '../../src/features/statement/index.ts';
import { financialYear, type Period } from '../../src/kernel/index.ts';
import { forEachDatabase } from '../support/databases.ts';
import { MADE, playAfter, playYear, TYPED } from '../support/made-statement.ts';
import { hire, refused, setClock } from '../support/people.ts';

const YEAR = financialYear(2026);

// Worked out by hand from the made-up year; see test/support/made-statement.ts.
const SO_FAR = '2026-11-22T12:00:00.000Z';
const ENDED = '2027-04-02T08:00:00.000Z';
const LATER = '2027-05-10T12:00:00.000Z';

await forEachDatabase('the statement of assurance', ({ database }) => {
  const given = setClock('2026-03-02T09:00:00.000Z', 1);
  const factsOf = (asAt: string, year: Period = YEAR, council: string = MADE) =>
    database().read({ council }, async (tx) => {
      const found = await councilByCode(tx, council as typeof MADE, asAt);
      assert.ok(found !== null);
      return statementFacts(tx, found, year, asAt);
    });
  const known = async (asAt: string): Promise<StatementFacts> => {
    const facts = await factsOf(asAt);
    assert.ok(facts.ok);
    return facts.value;
  };
  let [endedThen, laterThen] = ['', ''];

  before(async () => {
    const { lead } = await playYear(database(), given);
    given.set('2027-04-02T07:00:00.000Z');
    endedThen = JSON.stringify(statementJson(await known(ENDED)));
    await playAfter(database(), given, lead);
    laterThen = JSON.stringify(statementJson(await known(LATER)));
    // Since January of the year before, as is said a day later: on 10 May nobody was known to hold this post.
    given.set('2027-05-11T10:00:00.000Z');
    await hire({ database: database(), clock: given.clock, council: MADE }, 'S', 'SPARE');
  });

  test('each count of the year is the one worked out by hand, and what is shared counts once in the whole', async () => {
    const { functions, total } = await known(LATER);
    assert.deepEqual(
      functions.map(({ function: { code }, count }) => [code, count]),
      [
        ['F1', { ...NOTHING_DUE, due: 7, inTime: 4, late: 2, never: 1, waived: 1 }],
        ['F2', { ...NOTHING_DUE, due: 5, inTime: 3, late: 1, never: 1 }],
        ['F3', NOTHING_DUE],
      ],
    );
    assert.deepEqual(total, { ...NOTHING_DUE, due: 8, inTime: 4, late: 2, never: 2, waived: 1 });
    assert.deepEqual(
      functions.flatMap(({ mechanisms }) =>
        mechanisms.map(({ mechanism, source, alsoUnder, leads, newest }) => [
          mechanism.code,
          source.code,
          alsoUnder.join(),
          leads.join(),
          newest?.on ?? null,
        ]),
      ),
      [
        ['MA', 'MA', '', 'LEAD', '2026-07-25'],
        // What came in on 10 April 2027 speaks of the summer, so it is not the newest.
        ['MB', 'MB', 'F2', 'LEAD', '2027-01-15'],
        ['MC', 'MB', 'F1', 'LEAD', '2027-01-15'],
        ['MD', 'MD', '', '', null],
      ],
    );
  });

  // F1 at the year's end: coverage (2/3 + 3/4) / 2 = 17/24, 70%; one of two fresh; one fresh answer; one ordinary concern: limited. F2: (3/4 + 0/1) / 2.
  test('the opinions are those of the end of the year, with the year before, the quarters and the own one', async () => {
    const { functions } = await known(LATER);
    assert.deepEqual(
      functions.map(({ opinion, before: earlier, changedTo }) => [opinion.worked, opinion.level, earlier, changedTo]),
      [
        ['limited', 'reasonable', 'not-known', null],
        ['none', 'none', 'not-known', null],
        ['not-known', 'not-known', 'not-known', null],
      ],
    );
    assert.deepEqual(
      functions[0]?.quarters.map(({ day, level }) => [day, level]),
      [
        ['2026-06-30', 'limited'],
        ['2026-09-30', 'limited'],
        // Both were last answered in July, 160 and 170 days before, and hold for 137.
        ['2026-12-31', 'none'],
        ['2027-03-31', 'reasonable'],
      ],
    );
  });

  test('concerns, risks, deputising, meetings and what changes', async () => {
    const json = statementJson(await known(LATER));
    assert.deepEqual(
      json.concerns.map(({ code, functions, severity, raisedBy, raisedOn, state, closedOn, outcome }) => [
        code,
        functions.join('+'),
        severity,
        raisedBy,
        raisedOn,
        state,
        closedOn,
        outcome,
      ]),
      [
        ['C-2026-001', 'F1+F2', 'serious', 'lead', '2026-07-15', 'closed', '2026-09-01', 'The rota was mended'],
        ['C-2026-002', 'F1', 'concern', 'reviewer', '2026-08-01', 'open', null, null],
      ],
    );
    assert.deepEqual(json.risks, [
      {
        code: 'ES-2026-001',
        grade: 'Serious',
        since: '2026-09-08',
        reportedOn: '2026-09-10',
        told: [{ whom: 'Elected members', on: '2026-09-09' }],
        notTold: ['The Integration Joint Board', 'The chief executive', 'The chief officer'],
        open: true,
      },
    ]);
    assert.equal(json.risks.length, 1, 'the restricted one is not among them');
    assert.deepEqual(
      json.delegations.map(({ kinds, from, until, deputePost }) => [kinds.join(), from, until, deputePost]),
      [['meetings', '2026-12-20T09:00:00.000Z', '2027-01-05T09:00:00.000Z', 'HOS']],
    );
    assert.deepEqual(json.meetings, { held: 1, cswo: 0, depute: 0, nobody: 0, notAsked: 0, unrecorded: 1 });
    assert.deepEqual(
      json.changes.map(({ mechanism, from, what, before: was, after }) => [mechanism, from, what, was, after]),
      [
        ['MD', '2027-04-15', 'lead', null, 'The post SPARE'],
        ['MA', '2027-05-01', 'schedule', 'Every quarter', 'Twice a year'],
      ],
    );
    assert.deepEqual(json.toSettle, [
      'Who leads on 1 mechanism: Yearly report on registers.',
      'Whether and by whom 1 mechanism can be answered, from which nothing came in: Yearly report on registers.',
      'What is to come of 1 open concern: C-2026-002.',
      // F3; MD, whose post SPARE nobody is known to hold; the concern above; F1, reasonable where limited is worked out.
      'What is to be done about 4 serious findings on the framework: A function has no mechanism; A lead post is vacant; A concern has been open for over a quarter with nothing done; An opinion stands above its evidence.',
    ]);
  });

  test('of a year that is running it says so: what is to come is told apart, and no quarter is told before it ends', async () => {
    const facts = await known(SO_FAR);
    assert.equal(facts.reach.soFar, true);
    // Due by then: MA and MB on 21 April, 21 July and 21 October, MD on 12 May; on 21 January there is one of each that is open already or not yet.
    assert.deepEqual([facts.total.due, facts.total.inTime, facts.total.late, facts.total.never], [7, 3, 1, 3]);
    assert.deepEqual(
      facts.functions[0]?.quarters.map(({ level, toCome }) => [level, toCome]),
      [
        ['limited', false],
        ['limited', false],
        [null, true],
        [null, true],
      ],
    );
    const paper = statementPaper(facts);
    assert.equal(paper.banner, 'Draft: 2026/27 so far');
    assert.match(writeHtml(paper), /Draft: the year 2026\/27 is still running/);
  });

  test('asked again as at an earlier moment it is the same to the letter, and the same facts give the same bytes', async () => {
    const again = await known(ENDED);
    assert.equal(JSON.stringify(statementJson(again)), endedThen);
    assert.deepEqual(again.total, { ...NOTHING_DUE, due: 8, inTime: 4, late: 1, never: 3, waived: 1 });
    const vacant = statementJson(await known(LATER));
    assert.equal(JSON.stringify(vacant), laterThen);
    assert.ok(vacant.findings.some(({ rule, place }) => rule === 'lead-vacant' && place.code === 'MD'));
    const filled = statementJson(await known('2027-05-12T08:00:00.000Z'));
    assert.ok(!filled.findings.some(({ rule }) => rule === 'lead-vacant'));
    for (const format of PAPER_FORMATS) {
      const [one, other] = [
        await renderPaper(statementPaper(again), format),
        await renderPaper(statementPaper(await known(ENDED)), format),
      ];
      assert.ok(Buffer.from(one).equals(Buffer.from(other)), format);
    }
  });

  test('nothing that leads, reviewers or the officer wrote of people is in any output, nor anything restricted', async () => {
    const facts = await known(LATER);
    const all = [writeHtml(statementPaper(facts)), JSON.stringify(statementJson(facts)), statementText(facts)].join(
      '\n',
    );
    for (const words of Object.values(TYPED)) assert.ok(!all.includes(words), words);
    assert.ok(!all.includes('ESR-2026-001'));
    // One is restricted; the words are the same where none is, and no number tells.
    assert.match(all, /Risks that were restricted are no part of this statement, nor of any number in it/);
    assert.match(all, /1 significant, serious or immediate risk was raised/);
    assert.doesNotMatch(all, /restrictedRisks|\d restricted/);
    assert.match(all, /The rota was mended/);
    assert.match(all, /Placement dataset: what fell due on 21 January 2027 was waived: “An inspection looked at it”/);
    assert.match(all, /I met the chairs myself/);
  });

  test('where there was no framework it says so', async () => {
    assert.deepEqual(refused(await factsOf(LATER, YEAR, 'southmuir')), [
      'southmuir Council had no mechanism of assurance in force on 31 March 2027',
    ]);
    assert.deepEqual(refused(await factsOf(LATER, financialYear(2024))), [
      'northmuir Council had no mechanism of assurance in force on 31 March 2025',
    ]);
  });
});
