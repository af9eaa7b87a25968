import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { done, lineBy, lineOf, opened, shippedType } from '../support/secure-model/core.ts';
import { byNow, clocksBy, type Standing } from '../support/secure-model/regulations.ts';
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

const check = (standing: Standing, revisions: Parameters<typeof lineOf>[0], history: readonly Action[]): void => {
  const [expected, found] = [lineBy(standing, clocksBy(standing)), lineOf(revisions)];
  if (expected !== found) assert.equal(found, expected, `seed ${SEED}, after\n${said(history)}`);
  const keys = revisions.at(-1)?.clocks.map(({ key }) => key) ?? [];
  assert.equal(new Set(keys).size, keys.length, 'a clock stands there twice');
};

test(`${SEQUENCES} random histories of a child with an authorisation go by the regulations (seed ${SEED})`, async () => {
  const shipped = await shippedType('secure-accommodation-authorised', PACK, (path) => readFile(path, 'utf8'));
  const random = seeded(SEED);
  const reached = new Map<string, number>();
  let [actions, refusals, late, withdrawn] = [0, 0, 0, 0];
  for (let sequence = 0; sequence < SEQUENCES; sequence += 1) {
    const relevant = (['none', 'one', 'two'] as const)[Math.floor(random() * 3)] ?? 'none';
    const received = (STARTS[Math.floor(random() * STARTS.length)] ?? 0) + Math.floor(random() * 2880);
    let now = received + (random() < 0.7 ? Math.floor(random() * 600) : 72 * 60 + Math.floor(random() * 3) - 1);
    let revisions = opened(shipped, received, now, relevant);
    let standing: Standing = byNow(
      {
        state: 'authorised',
        since: received,
        facts: [{ what: 'authorisation-received', at: received, who: null }],
        lapse: null,
        concerned: PEOPLE[relevant],
      },
      now,
    );
    const history: Action[] = [];
    // Mostly short: what goes wrong goes wrong early, and a hundred thousand are to be walked in a minute.
    const length = random() < 0.75 ? 2 : random() < 0.8 ? 5 : 20;
    check(standing, revisions, history);
    for (
      let step = 0;
      step < length && standing.state !== 'closed' && standing.state !== 'authorisation-ceased';
      step += 1
    ) {
      const action = nextAction(random, standing, now);
      now = action.now;
      history.push(action);
      actions += 1;
      const expected = answer(standing, action);
      const found = done(shipped, revisions, action);
      if ((expected === null) !== (found === null)) {
        assert.fail(
          `seed ${SEED}: ${found === null ? 'refused' : 'let through'} after\n${said(history)}\n${lineOf(revisions)}`,
        );
      }
      if (expected === null || found === null) {
        refusals += 1;
        continue;
      }
      if (found.some(({ kind, by }, index) => index >= revisions.length && kind === 'taken-back' && by?.includes('@')))
        late += 1;
      if (action.kind === 'withdraw') {
        const { kind, clocks } = found.at(-1) ?? {};
        assert.deepEqual([kind, clocks], ['withdrawn', []]);
        assert.deepEqual(done(shipped, found, { kind: 'look', now: now + 300 * 60 }), found, 'the law went on');
        withdrawn += 1;
        break;
      }
      [standing, revisions] = [expected, found];
      check(standing, revisions, history);
    }
    reached.set(standing.state, (reached.get(standing.state) ?? 0) + 1);
  }
  console.log(
    `seed ${SEED}: ${actions} actions, ${refusals} refused, ${late} decided in time and typed late, ${withdrawn} withdrawn; ${JSON.stringify(Object.fromEntries(reached))}`,
  );
  assert.equal(reached.size, 13, 'not every state was reached');
});
