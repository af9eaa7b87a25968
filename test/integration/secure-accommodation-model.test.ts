import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { done, lineBy, lineOf, opened, type Shipped, shippedType } from '../support/secure-model/core.ts';
import { type Known, newTally, type Tally, told } from '../support/secure-model/histories.ts';
import { byNow, clocksBy, FREE, NOTED_IN, STEPS } from '../support/secure-model/regulations.ts';
import { type Action, answer, nextAction, seeded } from '../support/secure-model/walk.ts';

const PACK = fileURLToPath(new URL('../../../packs/scotland', import.meta.url));
// Of the hundred thousand histories; the others are those of children without an authorisation.
const SEQUENCES = Math.round(Number(process.env['SECURE_SEQUENCES'] ?? 100_000) * 0.8);
const SEED = Number(process.env['SECURE_SEED'] ?? 20_130_212);
const PEOPLE = {
  none: ['child'],
  one: ['child', 'relevant-person-1'],
  two: ['child', 'relevant-person-1', 'relevant-person-2'],
};

// Weeks in which clocks change, in which months are short, and an ordinary one.
const STARTS = [
  '2026-03-26T12:00Z',
  '2026-10-22T12:00Z',
  '2027-01-28T12:00Z',
  '2028-02-26T12:00Z',
  '2026-06-10T12:00Z',
].map((each) => Date.parse(each) / 60_000);

const said = (history: readonly Action[]): string =>
  history.map((each) => JSON.stringify(each, (_, value) => (value instanceof Map ? [...value] : value))).join('\n');

const check = ({ standing, revisions, history }: Known): void => {
  const [expected, found] = [lineBy(standing, clocksBy(standing)), lineOf(revisions)];
  if (expected !== found) assert.equal(found, expected, `seed ${SEED}, after\n${said(history)}`);
  const keys = revisions.at(-1)?.clocks.map(({ key }) => key) ?? [];
  assert.equal(new Set(keys).size, keys.length, 'a clock stands there twice');
};

/** A child for whom an authorisation was received, seen some minutes later. */
const begun = (shipped: Shipped, random: () => number): Known => {
  const relevant = (['none', 'one', 'two'] as const)[Math.floor(random() * 3)] ?? 'none';
  const received = (STARTS[Math.floor(random() * STARTS.length)] ?? 0) + Math.floor(random() * 2880);
  const now = received + (random() < 0.8 ? Math.floor(random() * 600) : 72 * 60 + Math.floor(random() * 3) - 1);
  const facts = [{ what: 'authorisation-received', at: received, who: null }];
  const standing = byNow(
    { state: 'authorised', since: received, facts, lapse: null, concerned: PEOPLE[relevant] },
    now,
  );
  const revisions = opened(shipped, received, now, relevant);
  const known: Known = { standing, revisions, now, history: [], been: new Set([standing.state]), over: false };
  check(known);
  return known;
};

/** One action, by the regulations and by the application, which must agree. */
const acted = (shipped: Shipped, random: () => number, known: Known, tally: Tally): Known => {
  const { standing, revisions } = known;
  const action = nextAction(random, standing, known.now);
  const history = [...known.history, action];
  const next = { ...known, now: action.now, history };
  const [expected, found] = [answer(standing, action), done(shipped, revisions, action)];
  if ((expected === null) !== (found === null)) {
    const what = found === null ? 'refused' : 'let through';
    assert.fail(`seed ${SEED}: ${what} after\n${said(history)}\n${lineOf(revisions)}`);
  }
  tally.count(action, found !== null);
  if (expected === null || found === null) return next;
  const fresh = found.slice(revisions.length);
  if (fresh.some(({ kind }) => kind === 'lapsed')) tally.lapses += 1;
  if (fresh.some(({ kind, by }) => kind === 'taken-back' && by?.includes('@'))) tally.late += 1;
  if (action.kind === 'withdraw') {
    const { kind, clocks } = found.at(-1) ?? {};
    assert.deepEqual([kind, clocks], ['withdrawn', []]);
    const later = done(shipped, found, { kind: 'look', now: action.now + 300 * 60 });
    assert.deepEqual(later, found, 'the law went on');
    return { ...next, over: true };
  }
  const over = expected.state === 'closed' || expected.state === 'authorisation-ceased';
  const been = new Set([...known.been, ...(expected.state === 'authorised' ? [] : [expected.state])]);
  const reached: Known = { ...next, standing: expected, revisions: found, been, over };
  check(reached);
  return reached;
};

/** One history of up to so many actions, as it stood after each of them. */
const walked = (shipped: Shipped, random: () => number, from: Known, most: number, tally: Tally): Known[] => {
  const all = [from];
  for (let now = from; all.length <= most && !now.over; ) {
    now = acted(shipped, random, now, tally);
    all.push(now);
  }
  return all;
};

// Each long history is also told otherwise so many times, from some moment of it on: what was walked is not walked again, and all are different.
const OTHERWISE = { short: 4, long: 20 };
const EARLY = 0.35;
const LONG = 12;

const branchedAt = (random: () => number, trunk: readonly Known[]): Known => {
  const open = trunk.filter(({ over }) => !over);
  const [first, end] = random() < EARLY || open.length <= LONG ? [0, LONG] : [LONG, open.length];
  return open[first + Math.floor(random() * (Math.min(end, open.length) - first))] as Known;
};

test(`${SEQUENCES} random histories of a child with an authorisation go by the regulations (seed ${SEED})`, async () => {
  const shipped = await shippedType('secure-accommodation-authorised', PACK, (path) => readFile(path, 'utf8'));
  const random = seeded(SEED);
  const tally = newTally();
  while (tally.lengths.length < SEQUENCES) {
    const trunk = walked(shipped, random, begun(shipped, random), 14 + Math.floor(random() * 16), tally);
    tally.end(trunk.at(-1) as Known);
    const otherwise = trunk.length > LONG ? OTHERWISE.long : OTHERWISE.short;
    for (let turn = 0; turn < otherwise && tally.lengths.length < SEQUENCES; turn += 1) {
      const branch = walked(shipped, random, branchedAt(random, trunk), 1 + Math.floor(random() * 3), tally);
      tally.end(branch.at(-1) as Known);
    }
  }
  console.log(`seed ${SEED}: ${told(tally)}`);
  const never = [
    ...Object.keys(STEPS).flatMap((what) => [`step ${what} done`, `step ${what} refused`]),
    ...Object.keys(NOTED_IN).flatMap((what) => [`note ${what} done`, `note ${what} refused`]),
    ...FREE.flatMap((what) => [`take-back ${what} done`, `take-back ${what} refused`]),
    ...['put-right done', 'put-right refused', 'withdraw done', 'look done'],
  ].filter((each) => (tally.actions.get(each) ?? 0) === 0);
  assert.deepEqual(never, [], 'never met');
  assert.equal(tally.reached.size, 13, 'not every state was reached');
  assert.ok(tally.middle() >= LONG, 'most histories are short');
  assert.ok(tally.lapses > SEQUENCES / 100 && tally.late > SEQUENCES / 1000);
});
