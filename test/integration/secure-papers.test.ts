import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { type PaperDocument, writeDocx, writePdf } from '../../src/documents/index.ts';
import type { Revision } from '../../src/features/registers/index.ts';
import { storyOf } from '../../src/features/registers/pages/entry/story.ts';
import {
  chronologyPaper,
  decisionLetter,
  decisionsOf,
  type Reader,
} from '../../src/features/secure-accommodation/index.ts';
import { done, opened, type Shipped, shippedType } from '../support/secure-model/core.ts';
import type { Step } from '../support/secure-model/regulations.ts';

const PACK = fileURLToPath(new URL('../../../packs/scotland', import.meta.url));
const AS_AT = '2026-11-30T09:00:00.000Z';
const minute = (at: string): number => Date.parse(at) / 60_000;
// Thursday 26 November 2026, 14:05 in Scotland; the 72 hours end on Sunday at 14:05.
const CAME = minute('2026-11-26T14:05Z');

const shipped = (): Promise<Shipped> =>
  shippedType('secure-accommodation-authorised', PACK, (path) => readFile(path, 'utf8'));

const decided = (what: string, at: number): Step => ({
  what,
  at,
  who: null,
  asked: new Map([
    ['child', at - 60],
    ['relevant-person-1', null],
    ['head-of-unit', at - 30],
  ]),
  complete: true,
  condition: true,
  excused: [],
});

const notImplemented = (given: Shipped): Revision[] => {
  const at = minute('2026-11-28T10:00Z');
  const step = { kind: 'step', now: at, step: decided('decide-not-to-implement', at) } as const;
  const revisions = done(given, opened(given, CAME, CAME + 5, 'one'), step);
  assert.ok(revisions !== null);
  return revisions;
};

const letter = (
  given: Shipped,
  revisions: readonly Revision[],
  reader: Reader,
  decision: number | null = null,
): PaperDocument | null =>
  decisionLetter({
    council: 'Invented Council',
    type: given.type,
    revisions,
    reader,
    decision,
    decidedBy: 'Chief Social Work Officer',
    delegation: null,
    asAt: AS_AT,
  });

const textOf = (paper: PaperDocument | null): string => JSON.stringify(paper?.blocks);

test('the letter to the child says what was decided, why, what they said, and their rights with the days', async () => {
  const given = await shipped();
  const text = textOf(letter(given, notImplemented(given), 'child'));
  for (const wanted of [
    'I decided that this should not happen',
    '28 November 2026, 10:00',
    'Reasons',
    'Said so',
    'You have 72 hours from the time you get this letter',
    // 21 days of which 28 November is the first.
    '18 December 2026',
  ]) {
    assert.ok(text.includes(wanted), wanted);
  }
  // What others said, or why they were not asked, is not the child's to be told.
  assert.ok(!text.includes('Could not be found'));
});

test('who needs no right is told of none, and reads who was asked', async () => {
  const given = await shipped();
  const text = textOf(letter(given, notImplemented(given), 'principal-reporter'));
  assert.ok(text.includes('Could not be found') && text.includes('I decided not to put'));
  assert.ok(!text.includes('72 hours') && !text.includes('sheriff'));
});

test('nobody is told of a decision before there is one; one that nobody made is told as what the law made of it', async () => {
  const given = await shipped();
  assert.equal(letter(given, opened(given, CAME, CAME + 5, 'one'), 'child'), null);
  const lapsed = opened(given, CAME, CAME + 72 * 60 + 1, 'one');
  const text = textOf(letter(given, lapsed, 'child'));
  assert.ok(text.includes('Nobody made a decision') && text.includes('29 November 2026, 14:05'));
  // 72 hours from the lapse.
  assert.ok(text.includes('2 December 2026, 14:05'));
  assert.ok(!text.includes('"Why"'));
});

test('the chronology tells what happened, when it was written down, and what became of each clock', async () => {
  const given = await shipped();
  const paper = chronologyPaper({
    council: 'Invented Council',
    type: given.type,
    revisions: notImplemented(given),
    rules: given.law.rules,
    posts: new Map([['CSWO', 'Chief Social Work Officer']]),
    asAt: AS_AT,
  });
  const text = JSON.stringify(paper);
  for (const wanted of [
    '26 November 2026, 14:10',
    '"text":"Chief Social Work Officer"',
    'Met in time, 28 November 2026, 10:00',
    'by 29 November 2026, 14:05',
  ]) {
    assert.ok(text.includes(wanted), wanted);
  }
});

// Decided not to implement on 28 November, received the same day, a review asked for and finished by the officer, who implements it.
const reviewed = (given: Shipped): Revision[] => {
  const received = minute('2026-11-28T12:00Z');
  const asked = minute('2026-11-29T09:00Z');
  const at = minute('2026-11-30T08:00Z');
  const fact = { what: 'non-implementation-notice-received', at: received, who: 'child' };
  const actions = [
    { kind: 'note', now: received, fact },
    { kind: 'step', now: asked, step: { ...decided('ask-for-review-of-decision', asked), who: 'child' } },
    { kind: 'step', now: at, step: decided('review-to-implement', at) },
  ] as const;
  return actions.reduce<Revision[]>((revisions, action) => {
    const next = done(given, revisions, action);
    assert.ok(next !== null, action.kind);
    // Each decision has reasons of its own.
    return next.map((each) =>
      each.by === 'review-to-implement'
        ? { ...each, fields: { ...each.fields, reasons: 'It has changed since' } }
        : each,
    );
  }, notImplemented(given));
};

test('each decision keeps its letter: the first is still to be had after a review, with its own reasons and day', async () => {
  const given = await shipped();
  const revisions = reviewed(given);
  const numbers = decisionsOf(revisions).map(({ event }) => event.number);
  assert.equal(numbers.length, 2);
  const [first, second] = numbers.map((number) => textOf(letter(given, revisions, 'principal-reporter', number)));
  assert.ok(first?.includes('28 November 2026, 10:00') === true && first.includes('"Reasons"'));
  assert.ok(!first.includes('It has changed since'));
  assert.ok(second?.includes('30 November 2026, 08:00') && second.includes('It has changed since'));
  assert.equal(second, textOf(letter(given, revisions, 'principal-reporter')));
  // The opening is no decision.
  assert.equal(letter(given, revisions, 'principal-reporter', 1), null);
});

test('the chronology gives the reasons of each decision, and no review is told as a correction of the one before', async () => {
  const given = await shipped();
  const revisions = reviewed(given);
  const paper = chronologyPaper({
    council: 'Invented Council',
    type: given.type,
    revisions,
    rules: given.law.rules,
    posts: new Map(),
    asAt: AS_AT,
  });
  const text = JSON.stringify(paper);
  assert.ok(text.includes('Decided not to put the authorisation into effect. Reasons: Reasons"'), text);
  assert.ok(
    text.includes('Review finished: decided to put the authorisation into effect. Reasons: It has changed since"'),
  );
  const review = storyOf(given.type, revisions).find(({ what }) => what.includes('Review finished'));
  const reasons = review?.answers.find(({ code }) => code === 'reasons');
  assert.deepEqual([reasons?.before, reasons?.after], [null, 'It has changed since']);
});

test('the same letter has the same bytes, in Word and as PDF', async () => {
  const given = await shipped();
  const paper = letter(given, notImplemented(given), 'child');
  assert.ok(paper !== null);
  assert.deepEqual(await writeDocx(paper), await writeDocx(paper));
  assert.deepEqual(await writePdf(paper), await writePdf(paper));
});
