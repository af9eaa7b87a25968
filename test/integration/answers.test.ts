import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';

import { pdfSaying } from '../../src/documents/readers/testing/evidence-samples.ts';
import { SITE_PARTS } from '../../src/entry/site-parts.ts';
import { type Acting, type Caller, hatOf } from '../../src/features/access/index.ts';
import { answerPage } from '../../src/features/answers/answer-page.tsx';
import { concernsPage } from '../../src/features/answers/concerns-page.tsx';
import {
  type AnswerDraft,
  type Awaiting,
  answersTo,
  closeConcern,
  concernsOf,
  countAwaitingReview,
  drawn,
  giveAnswer,
  reviewAnswer,
  reviewsOf,
} from '../../src/features/answers/index.ts';
import { readyEvidence } from '../../src/features/evidence/index.ts';
import { bringCouncilUpToDate } from '../../src/features/framework/index.ts';
import {
  obligationOf,
  obligationsOf,
  reassignObligation,
  standingOf,
  waiveObligation,
} from '../../src/features/obligations/index.ts';
import { LATEST } from '../../src/features/people/index.ts';
import { plansOf } from '../../src/features/plans/index.ts';
import { byCaller, type Office } from '../../src/features/record/index.ts';
import { A_TEST } from '../support/actor.ts';
import { hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { deskOf } from '../support/evidence.ts';
import { councilOf, given, refused, setClock } from '../support/people.ts';

const DUNDEE = councilOf('dundee');
const BLANK = { query: {}, form: {}, file: null, json: undefined, cookies: {}, formToken: '', client: '', address: '' };

const from = (post: string, ...roles: Acting['roles']): Acting => ({
  ...hat('dundee', roles),
  post: post as Acting['post'],
});

const SAID: AnswerDraft = {
  nothingArose: false,
  done: 'The four scorecards were read with the chairs',
  tells: 'Repeat referrals fell; visits are in time',
  evidence: 'Minute of 14 April 2026, paragraph 3\nhttps://example.org/scorecards\ncpr-reregistered-18-months',
  concern: 'none',
  concernWords: '',
  standards: ['cswo'],
  openedAt: '2026-04-10T09:58:30.000Z',
};

await forEachDatabase('answers, reviews and concerns', ({ database }) => {
  const { clock, set } = setClock('2026-01-05T09:00:00.000Z', 1);
  const as = (person: string, acting: Acting): Office => {
    const caller = { ...somebody(acting), person };
    return {
      database: database(),
      clock,
      council: DUNDEE,
      by: byCaller(caller as Parameters<typeof byCaller>[0], DUNDEE),
    };
  };
  // Acts as a depute and holds another post beside.
  const depute = (kinds: readonly ('meetings' | 'decisions')[], own: Acting): Caller => {
    const covering: Acting = { ...from('CSWO', 'depute'), capacity: { kind: 'depute', delegation: 'D-1', kinds } };
    return { ...somebody(covering, own), person: 'P-DEPUTE', chosen: hatOf(covering) } as Caller;
  };
  const asDepute = (...who: Parameters<typeof depute>): Office => ({
    database: database(),
    clock,
    council: DUNDEE,
    by: byCaller(depute(...who), DUNDEE),
  });
  const seenBy = async (caller: Caller, draw: Parameters<typeof drawn>[2], obligation = '', now = clock()) => {
    const site = { database: database(), plansOf, parts: SITE_PARTS };
    const request = { ...BLANK, path: { council: 'dundee', obligation }, caller };
    const page = await drawn({ site, clock: () => now }, request, draw);
    assert.ok(page.kind === 'page');
    return page.html;
  };
  const concernsSeenBy = (caller: Caller): Promise<string> => seenBy(caller, concernsPage);
  const lead = () => as('P-LEAD', from('SM-PPS', 'owner'));
  const other = () => as('P-OTHER', from('HRM', 'owner'));
  const reviewer = () => as('P-REVIEW', from('HOS-HCC', 'reviewer'));
  const cswo = () => as('P-CSWO', from('CSWO', 'cswo'));
  const read = <Value>(work: Parameters<ReturnType<typeof database>['read']>[1]) =>
    database().read({ council: DUNDEE }, work) as Promise<Value>;
  const M42 = 'M42.2026-01-05';

  before(async () => {
    await loadPacks(database(), ['scotland', 'dundee-example'], clock);
    await bringCouncilUpToDate(database(), clock, DUNDEE);
    set('2026-04-10T10:00:00.000Z');
  });

  test('what is missing is said at its field, and nothing is kept', async () => {
    const nothing = { ...SAID, done: ' ', tells: '…', concern: '' };
    assert.deepEqual(refused(await giveAnswer(lead(), M42, nothing, '')), [
      'Say what was done',
      'Say what it tells us',
      'Say whether anything is of concern',
    ]);
    // "Nothing arose" is no answer where something comes round by the calendar.
    assert.deepEqual(refused(await giveAnswer(lead(), M42, { ...nothing, nothingArose: true, concern: 'none' }, '')), [
      'Say what was done',
      'Say what it tells us',
    ]);
    assert.deepEqual(refused(await giveAnswer(lead(), M42, { ...SAID, evidence: 'E-2026-0404' }, '')), [
      'There is no file E-2026-0404',
    ]);
    assert.deepEqual(refused(await giveAnswer(other(), M42, SAID, '')), ['Your post does not owe this answer']);
    assert.deepEqual(refused(await giveAnswer(as('P-A', from('SM-PPS', 'administrator')), M42, SAID, '')).length, 1);
    assert.deepEqual(await read((tx) => answersTo(tx, [M42], LATEST)), []);
    assert.equal((await read<{ state: string }>((tx) => obligationOf(tx, M42, LATEST))).state, 'open');
  });

  test('an answer meets what is owed, with its evidence by kind and the minutes that it took', async () => {
    const { answer, late } = given(await giveAnswer(lead(), M42, SAID, ''));
    assert.equal(late, false);
    assert.deepEqual(answer.evidence, [
      { kind: 'minute', reference: 'Minute of 14 April 2026, paragraph 3' },
      { kind: 'address', reference: 'https://example.org/scorecards' },
      { kind: 'measure', reference: 'cpr-reregistered-18-months' },
    ]);
    assert.equal(answer.seconds, 90);
    const met = await read<Parameters<typeof standingOf>[0]>((tx) => obligationOf(tx, M42, LATEST));
    assert.deepEqual([standingOf(met, clock()), met.settledPost], ['met', 'SM-PPS']);
    assert.deepEqual(await read((tx) => answersTo(tx, [M42], LATEST)), [answer]);
  });

  test('the same form sent twice is one answer; another one must have seen the first', async () => {
    assert.deepEqual(refused(await giveAnswer(lead(), M42, SAID, '')), [
      'Somebody answered since you opened this form',
    ]);
    const [first] = await read<{ knownAt: string }[]>((tx) => answersTo(tx, [M42], LATEST));
    const typed = { ...SAID, tells: 'Visits are late in one locality' };
    const second = given(await giveAnswer(lead(), M42, typed, first?.knownAt ?? ''));
    // It says that it was opened before the answer which it has seen: how long that took is not known.
    assert.equal(second.answer.seconds, null);
    assert.equal((await read<unknown[]>((tx) => answersTo(tx, [M42], LATEST))).length, 2);
  });

  test('nobody reviews their own; a question back is owed by whoever answered, and its answer stands with the first', async () => {
    const answers = await read<{ knownAt: string }[]>((tx) => answersTo(tx, [M42], LATEST));
    const answerAt = answers.at(-1)?.knownAt ?? '';
    const review = { answerAt, verdict: 'returned', words: 'Which locality?', severity: '' };
    const own = as('P-LEAD', from('HOS-HCC', 'reviewer'));
    assert.deepEqual(refused(await reviewAnswer(own, M42, review)), ['Nobody reviews an answer of their own']);
    assert.deepEqual(refused(await reviewAnswer(reviewer(), M42, { ...review, answerAt: answers[0]?.knownAt ?? '' })), [
      'There is a newer answer than the one you read',
    ]);
    assert.deepEqual(refused(await reviewAnswer(reviewer(), M42, { ...review, words: '' })), ['Say what you ask']);
    given(await reviewAnswer(reviewer(), M42, review));
    assert.deepEqual(refused(await reviewAnswer(reviewer(), M42, review)), ['This answer was reviewed already']);
    const [question] = await read<Awaited<ReturnType<typeof obligationsOf>>>((tx) =>
      obligationsOf(tx, { kinds: ['question'] }, LATEST),
    );
    assert.deepEqual(
      [question?.code, question?.ownerPost, question?.dueOn, question?.rule],
      ['M42.2026-01-05.Q1', 'SM-PPS', '2026-04-20', 'A question on the answer: Which locality?'],
    );
    // By the address of the occurrence or by its own: the question is answered.
    given(await giveAnswer(lead(), M42, { ...SAID, done: 'Asked', tells: 'The east' }, answerAt));
    assert.equal((await read<{ state: string }>((tx) => obligationOf(tx, 'M42.2026-01-05.Q1', LATEST))).state, 'met');
    const newest = (await read<{ done: string; knownAt: string }[]>((tx) => answersTo(tx, [M42], LATEST))).at(-1);
    assert.equal(newest?.done, 'Asked');
    given(
      await reviewAnswer(reviewer(), M42, {
        ...review,
        answerAt: newest?.knownAt ?? '',
        verdict: 'accepted',
        words: '',
      }),
    );
    assert.deepEqual(
      (await read<{ verdict: string }[]>((tx) => reviewsOf(tx, [M42], LATEST))).map(({ verdict }) => verdict),
      ['returned', 'accepted'],
    );
  });

  test('a lead and a reviewer raise concerns, and the Chief Social Work Officer closes them with what came of it', async () => {
    const code = 'M28.2026-01-05';
    const hos = as('P-HOS', from('HOS-HCC', 'owner'));
    const arisen = {
      ...SAID,
      done: '',
      tells: '',
      evidence: '',
      nothingArose: true,
      concern: 'serious',
      concernWords: 'Nobody was told of one in time',
    };
    // Words stand beside "nothing arose" in neither box, and the form offers it from the last day of the period on.
    const beside = { ...arisen, done: 'Two were begun', tells: 'They were in time' };
    assert.deepEqual(refused(await giveAnswer(hos, code, beside, '')), [
      'You say that nothing arose, and then what was done',
      'You say that nothing arose, and then what it tells us',
    ]);
    const caller = { ...somebody(from('HOS-HCC', 'owner')), person: 'P-HOS' } as Caller;
    const early = await seenBy(caller, answerPage, code, '2026-03-30T10:00:00.000Z');
    assert.match(early, /If nothing arises in this period, that can be said from 31 March 2026, its last day\./);
    assert.doesNotMatch(early, /type="checkbox" id="answer-nothing"/);
    const form = await seenBy(caller, answerPage, code, '2026-03-31T10:00:00.000Z');
    assert.match(form, /type="checkbox" id="answer-nothing"/);
    assert.match(form, /leave the next two boxes empty; whether anything is of concern is still asked\./);
    given(await giveAnswer(hos, code, arisen, ''));
    // To whoever answered, or acts from the post that did, it waits for somebody else.
    const counted = (actor: string, post: string | null, posts: string[] = []) => {
      const by = { actor, post, capacity: 'holder of the post', delegation: null };
      return read<Awaiting>((tx) => countAwaitingReview(tx, { actor: by, posts }));
    };
    assert.deepEqual(await counted('P-OTHER', 'CSWO', ['CSWO', 'HOS-HCC']), { forReader: 0, own: 1 });
    assert.deepEqual(await counted('P-HOS', 'CSWO'), { forReader: 0, own: 1 });
    assert.deepEqual(await counted('P-OTHER', 'HOS-HCC'), { forReader: 0, own: 1 });
    assert.deepEqual(await counted('P-CSWO', 'CSWO'), { forReader: 1, own: 0 });
    assert.deepEqual(await counted('P-NOBODY', null), { forReader: 1, own: 0 });
    const [answer] = await read<{ knownAt: string; nothingArose: boolean }[]>((tx) => answersTo(tx, [code], LATEST));
    assert.equal(answer?.nothingArose, true);
    const review = {
      answerAt: answer?.knownAt ?? '',
      verdict: 'concern',
      words: 'Two councils say otherwise',
      severity: 'concern',
    };
    given(await reviewAnswer(cswo(), code, review));
    const concerns = await read<{ code: string; severity: string; raisedBy: string; state: string }[]>((tx) =>
      concernsOf(tx, LATEST),
    );
    assert.deepEqual(
      concerns.map(({ code: each, severity, raisedBy, state }) => [each, severity, raisedBy, state]),
      [
        ['C-2026-002', 'concern', 'reviewer', 'open'],
        ['C-2026-001', 'serious', 'lead', 'open'],
      ],
    );
    // The lead is told of it as of a question: it stands in what their post owes, and with that in their mails.
    const asks = (of: string) =>
      read<Awaited<ReturnType<typeof obligationsOf>>>((tx) => obligationsOf(tx, { codes: [of] }, LATEST));
    const [asked] = await asks(`${code}.Q1`);
    assert.deepEqual(
      [asked?.state, asked?.ownerPost, asked?.dueOn, asked?.title, asked?.rule],
      [
        'open',
        'HOS-HCC',
        '2026-04-20',
        'A concern on your answer: Notice of large scale inquiries',
        'Concern C-2026-002 on the answer: Two councils say otherwise',
      ],
    );
    // Only what is said to it is asked for; the rest is kept, in a new answer beside the first.
    const kept = { ...arisen, concern: 'none', concernWords: '' };
    assert.deepEqual(refused(await giveAnswer(hos, `${code}.Q1`, { ...kept, reply: ' ' }, review.answerAt)), [
      'Answer what the reviewer says',
    ]);
    given(await giveAnswer(hos, `${code}.Q1`, { ...kept, reply: 'Both were asked' }, review.answerAt));
    const both = await read<{ nothingArose: boolean; tells: string; knownAt: string }[]>((tx) =>
      answersTo(tx, [code], LATEST),
    );
    assert.deepEqual(
      both.map(({ nothingArose, tells }) => [nothingArose, tells]),
      [
        [true, ''],
        [true, 'Concern C-2026-002 on the answer: Two councils say otherwise\nBoth were asked'],
      ],
    );
    assert.equal((await asks(`${code}.Q1`))[0]?.state, 'met');
    // Once a concern is closed, the lead need say no more to it.
    const manager = as('P-PM', from('PQM', 'performance-manager'));
    given(await reviewAnswer(manager, code, { ...review, answerAt: both.at(-1)?.knownAt ?? '' }));
    assert.equal((await asks(`${code}.Q2`))[0]?.state, 'open');
    given(await closeConcern(cswo(), 'C-2026-003', 'They agree now'));
    const [moot] = await asks(`${code}.Q2`);
    assert.deepEqual([moot?.state, moot?.reason], ['cancelled', 'The concern was closed: They agree now']);
    assert.equal(refused(await closeConcern(hos, 'C-2026-001', 'Told now')).length, 1);
    assert.deepEqual(refused(await closeConcern(cswo(), 'C-2026-001', '')), ['Say what came of it']);
    // Whoever's post answers for it does not close it by another hat.
    const covering = asDepute(['decisions'], from('HOS-HCC', 'owner'));
    assert.deepEqual(refused(await closeConcern(covering, 'C-2026-001', 'Resolved by me')), [
      'Nobody closes a concern about what they answer for',
    ]);
    // Nor is it offered to them: their page names who does close it.
    const forms = async (caller: Caller) => (await concernsSeenBy(caller)).split('Close the concern<').length - 1;
    const officer = { ...somebody(from('CSWO', 'cswo')), person: 'P-CSWO' } as Caller;
    const theirs = depute(['decisions'], from('HOS-HCC', 'owner'));
    assert.deepEqual([await forms(officer), await forms(theirs)], [1, 0]);
    assert.match(await concernsSeenBy(theirs), /somebody else of the Chief Social Work Officer’s office closes it/);
    given(await closeConcern(cswo(), 'C-2026-001', 'A duty officer tells us the same day'));
    assert.deepEqual(refused(await closeConcern(cswo(), 'C-2026-001', 'Again')), ['No such concern is open']);
  });

  test('whoever gives away what they owe neither reviews the answer to it nor closes the concern on it', async () => {
    const code = 'M09.2026-01-05';
    // The lead of M09 is a manager who may give away, review and close.
    const manager = () => as('P-GIVER', from('SM-PPS', 'performance-manager'));
    given(await reassignObligation(manager(), code, 'HRM', 'They have the figures'));
    const { answer } = given(
      await giveAnswer(other(), code, { ...SAID, concern: 'serious', concernWords: 'Nothing was checked' }, ''),
    );
    const review = { answerAt: answer.knownAt, verdict: 'accepted', words: '', severity: '' };
    assert.deepEqual(refused(await reviewAnswer(manager(), code, review)), ['Nobody reviews an answer of their own']);
    const concern = (await read<{ code: string; obligation: string }[]>((tx) => concernsOf(tx, LATEST))).find(
      ({ obligation }) => obligation === code,
    );
    assert.deepEqual(refused(await closeConcern(manager(), concern?.code ?? '', 'All is well')), [
      'Nobody closes a concern about what they answer for',
    ]);
    // A reviewer's words stand in what is owed; waiving it or giving it away tells the record none of them.
    given(await reviewAnswer(reviewer(), code, { ...review, verdict: 'returned', words: 'Which household?' }));
    given(await reassignObligation(cswo(), `${code}.Q1`, 'LM-AS', 'They know'));
    given(await waiveObligation(cswo(), `${code}.Q1`, 'It was settled'));
  });

  test('a long question and what was said before leave room for an answer to it', async () => {
    const code = 'M10.2026-01-05';
    const tells = 'ab '.repeat(999);
    const first = given(await giveAnswer(cswo(), code, { ...SAID, tells }, '')).answer;
    const review = { answerAt: first.knownAt, verdict: 'returned', words: 'Why so? '.repeat(250), severity: '' };
    given(await reviewAnswer(reviewer(), code, review));
    const reply = { ...SAID, tells, reply: 'xy '.repeat(1000).trim() };
    assert.deepEqual(
      refused(await giveAnswer(cswo(), `${code}.Q1`, { ...reply, reply: `${reply.reply} xy` }, first.knownAt)),
      ['3002 characters are too many'],
    );
    const second = given(await giveAnswer(cswo(), `${code}.Q1`, reply, first.knownAt)).answer;
    // 2,996 as typed, two ends of lines, "A question on the answer: " and 1,999, an end of a line, 2,999.
    assert.equal(second.tells.length, 8023);
    given(await reviewAnswer(reviewer(), code, { ...review, answerAt: second.knownAt, words: 'And now?' }));
    given(await giveAnswer(cswo(), `${code}.Q2`, { ...SAID, tells: second.tells, reply: 'As before' }, second.knownAt));
  });

  test('a file is kept with the answer that it came with, or not at all', async () => {
    const code = 'M02.2026-01-05';
    const adding = { council: DUNDEE, actor: A_TEST, mayRestrict: false };
    const about = { title: 'Audit', aboutKind: 'mechanism', about: 'M02', confidentiality: 'open', rule: 'assurance' };
    const upload = { name: 'a.pdf', bytes: pdfSaying('Audit of files') };
    const file = given(
      await readyEvidence(deskOf(database(), clock), adding, upload, { ...about, from: '', supersedes: '' }),
    );
    const files = () =>
      read<{ rows: { count: number }[] }>((tx) =>
        sql`select count(*)::int as count from evidence_file where about = 'M02'`.execute(tx),
      );
    const ten = { ...SAID, evidence: 'Minute of a meeting\n'.repeat(10) };
    assert.deepEqual(refused(await giveAnswer(cswo(), code, ten, '', file)), ['11 lines are too many']);
    const raced = await giveAnswer(cswo(), code, SAID, '2026-04-10T09:00:00.000Z', file);
    assert.deepEqual(refused(raced), ['Somebody answered since you opened this form']);
    assert.equal((await files()).rows[0]?.count, 0);
    const { answer } = given(await giveAnswer(cswo(), code, { ...SAID, evidence: '' }, '', file));
    assert.match(answer.evidence[0]?.reference ?? '', /^E-2026-\d{4}$/);
    assert.equal((await files()).rows[0]?.count, 1);
  });

  test('a depute for meetings answers for no other post, and one for decisions does', async () => {
    const own = from('LM-AS', 'owner');
    assert.deepEqual(refused(await giveAnswer(asDepute(['meetings'], own), 'M43.2026-01-05', SAID, '')), []);
    const other = 'M39.2026-01-05';
    assert.deepEqual(refused(await giveAnswer(asDepute(['meetings'], own), other, SAID, '')), [
      'Your post does not owe this answer',
    ]);
    given(await giveAnswer(asDepute(['decisions'], own), other, SAID, ''));
  });

  test('the record, which more may read than answers, has none of their words', async () => {
    const found = await read<{ rows: { count: number }[] }>((tx) =>
      sql`select count(*)::int as count from record_content
        where content like '%scorecards were read%' or content like '%told of one in time%' or content like '%Which locality%'
          or content like '%Which household%'`.execute(tx),
    );
    assert.equal(found.rows[0]?.count, 0);
    const all = await read<{ rows: { count: number }[] }>((tx) =>
      sql`select count(*)::int as count from record_content where content like '%concernCode%'`.execute(tx),
    );
    assert.equal(all.rows[0]?.count, 4);
  });

  test('an answer after the day is kept and told as late', async () => {
    set('2026-04-30T10:00:00.000Z');
    const late = given(await giveAnswer(as('P-CGL', from('HRM', 'owner')), 'M38.2026-01-05', SAID, '')).late;
    assert.equal(late, true);
  });
});
