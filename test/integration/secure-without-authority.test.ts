import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import type { EntryEvent } from '../../src/features/registers/entry/entry.ts';
import { knownAs } from '../../src/features/registers/entry/known-as.ts';
import { clocksFor } from '../../src/features/registers/entry/law.ts';
import { needsOf } from '../../src/features/registers/entry/move-entry.ts';
import { faultsOfRolling, rollingRule, staysIn } from '../../src/features/registers/entry/rolling.ts';
import { type Shipped, shippedType } from '../support/secure-model/core.ts';
import { seeded } from '../support/secure-model/walk.ts';

const PACK = fileURLToPath(new URL('../../../packs/scotland', import.meta.url));
const SEED = 20_130_205;
const DAY = 1440;
const MOST = 72 * 60;

// Winter: local dates are those of UTC, so that the window can be written down by hand.
const START = Date.parse('2026-11-02T00:00Z') / 60_000;

type Stay = { readonly from: number; readonly to: number | null };

// SSI 2013/205 reg 5, minute by minute: what was used in the 28 local dates that end with the minute's own.
const usedBy = (stays: readonly Stay[], at: number): number => {
  const window = Math.floor(at / DAY) * DAY - 27 * DAY;
  return stays.reduce((sum, { from, to }) => sum + Math.max(Math.min(to ?? at, at) - Math.max(from, window), 0), 0);
};

const instant = (minute: number): string => new Date(minute * 60_000).toISOString();
const event = (number: number, name: string, minute: number): EntryEvent => ({
  number,
  event: name,
  at: instant(minute),
  day: instant(minute).slice(0, 10),
  person: null,
});

const eventsOf = ({ from, to }: Stay): EntryEvent[] => [
  event(1, 'placement-asked-for', from),
  event(2, 'placed', from),
  ...(to === null ? [] : [event(3, 'left-secure', to)]),
];

const place = ({ type }: Shipped) => {
  const move = type.moves.find(({ code }) => code === 'place');
  assert.ok(move !== undefined);
  return move;
};

test(`nobody is placed once 72 hours in 28 days are used, and the 72 hours end to the minute (seed ${SEED})`, async () => {
  const shipped = await shippedType('secure-accommodation-unauthorised', PACK, (path) => readFile(path, 'utf8'));
  const { type, law } = shipped;
  const random = seeded(SEED);
  const fields = { route: 'reg-7' };
  let [refused, placed, reached] = [0, 0, 0];
  for (let person = 0; person < 250; person += 1) {
    const stays: Stay[] = [];
    let now = START + Math.floor(random() * DAY);
    for (let attempt = 0; attempt < 6; attempt += 1) {
      now += Math.floor(random() * random() * 20 * DAY);
      const rule = rollingRule(law, type, instant(now));
      assert.ok(rule !== null);
      const elsewhere = stays.flatMap((each) => staysIn(knownAs(type, eventsOf(each), fields), rule));
      const needs = needsOf(place(shipped), { state: 'asked-for', fields, events: [] });
      const faults = faultsOfRolling(needs, rule, elsewhere, instant(now));
      assert.equal(faults.length > 0, usedBy(stays, now) >= MOST, JSON.stringify({ stays, now }));
      if (faults.length > 0) {
        refused += 1;
        continue;
      }
      placed += 1;
      const open = [...stays, { from: now, to: null }];
      let end = now;
      while (usedBy(open, end) < MOST) end += 1;
      const found = clocksFor(type, eventsOf({ from: now, to: null }), law, { fields, stays: elsewhere });
      const clock = found.find((each) => each.rule === 'SEC-20');
      assert.deepEqual(clock?.lawDue, { kind: 'instant', at: instant(end) }, JSON.stringify({ stays, now }));
      const stayed = random() < 0.2 ? end : now + Math.floor(random() * (end - now));
      if (stayed === end) reached += 1;
      stays.push({ from: now, to: stayed });
      now = stayed;
    }
  }
  assert.ok(refused > 50 && placed > 500 && reached > 50, JSON.stringify({ refused, placed, reached }));
});

test('a criminal court is an authority: no 72 hours run, and a review is due in seven days even where the child has left', async () => {
  const { type, law } = await shippedType('secure-accommodation-unauthorised', PACK, (path) => readFile(path, 'utf8'));
  // Monday 2 November 2026, 10:00; left on Wednesday.
  const from = START + 600;
  const chronology = [
    ...eventsOf({ from, to: from + 2 * DAY }),
    event(4, 'review-after-leaving-completed', from + 3 * DAY),
  ];
  const rules = (events: readonly EntryEvent[]) =>
    clocksFor(type, events, law, { fields: { route: 'criminal-court' }, stays: [] })
      .filter(({ rule }) => ['SEC-20', 'SEC-28', 'SEC-29'].includes(rule))
      .map(({ rule, lawDue, metBy }) => [rule, lawDue.kind === 'day' ? lawDue.day : lawDue.kind, metBy]);
  assert.deepEqual(rules(chronology.slice(0, 3)), [['SEC-28', '2026-11-09', null]]);
  // A child who has left has no further review.
  assert.deepEqual(rules(chronology), [['SEC-28', '2026-11-09', 4]]);
});
