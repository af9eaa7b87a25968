import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import type { CouncilCode } from '../../kernel/index.ts';
import { type Held, isInEffect, isLapsed, sayStanding } from './effect.ts';
import { hatsFrom } from './hats.ts';
import type { Holding } from './holding.ts';
import { delegation, holding } from './testing/made-facts.ts';

const held = (...holdings: readonly Holding[]): Held => ({ holdings, mappedPosts: [] });

const GONE = 'not in effect: the depute no longer holds the post';
const MAY_2 = '2026-05-02T12:00:00.000Z';

test('a delegation is in effect while the person named holds the post named, to the last minute of the day in Scotland', () => {
  const until = held(holding({ lastDay: '2026-05-02' }));
  // The day ends at 23:00 UTC in summer.
  assert.equal(isInEffect(delegation(), until, '2026-05-02T22:59:59.999Z'), true);
  assert.equal(isInEffect(delegation(), until, '2026-05-02T23:00:00.000Z'), false);
  assert.equal(isInEffect(delegation(), held(holding({ person: 'P-3' }), holding({ post: 'SM' })), MAY_2), false);
  assert.equal(isInEffect(delegation(), { holdings: [], mappedPosts: ['HOS'] }, MAY_2), true);
  assert.equal(isInEffect(delegation(), held(holding()), '2026-05-01T07:59:59.999Z'), false);
});

test('one without its post is said not to be in effect, whether it is in force or to come; one that is over is over', () => {
  const until = held(holding({ lastDay: '2026-05-01' }));
  assert.equal(sayStanding(delegation(), until, '2026-05-01T12:00:00.000Z'), 'in force until 15 May 2026, 17:00');
  assert.equal(sayStanding(delegation(), until, MAY_2), GONE);
  assert.equal(
    sayStanding(delegation(), until, '2026-04-01T12:00:00.000Z'),
    'from 1 May 2026, 09:00 until 15 May 2026, 17:00',
  );
  assert.equal(sayStanding(delegation(), held(holding({ lastDay: '2026-04-30' })), '2026-04-01T12:00:00.000Z'), GONE);
  assert.equal(sayStanding(delegation(), held(), '2026-06-01T12:00:00.000Z'), 'over since 15 May 2026, 17:00');
  const ended = { at: '2026-05-02T10:00:00.000Z', by: 'P-2', post: 'CSWO', why: 'Back' };
  assert.equal(sayStanding(delegation({ ended }), held(), MAY_2), 'ended 2 May 2026, 11:00');
});

test('it has lapsed where no day is left on which its post is held; a gap is no lapse', () => {
  const gap = held(holding({ lastDay: '2026-05-01' }), holding({ code: 'H-2', firstDay: '2026-05-10' }));
  assert.deepEqual([isInEffect(delegation(), gap, MAY_2), isLapsed(delegation(), gap, MAY_2)], [false, false]);
  assert.equal(isLapsed(delegation(), held(holding({ lastDay: '2026-05-01' })), MAY_2), true);
  assert.equal(isLapsed(delegation(), held(holding({ lastDay: '2026-05-01' })), '2026-05-01T12:00:00.000Z'), false);
  assert.equal(isLapsed(delegation(), held(holding({ firstDay: '2026-05-16' })), MAY_2), true);
  assert.equal(isLapsed(delegation(), held(), '2026-05-15T16:00:00.000Z'), false);
});

test('whatever the days: in effect and the hat are one, and what has lapsed gives no hat later', () => {
  const day = fc.integer({ min: 1, max: 20 }).map((number) => `2026-05-${String(number).padStart(2, '0')}`);
  const days = fc.tuple(day, fc.option(day)).map(([firstDay, lastDay]) => ({ firstDay, lastDay }));
  const instant = fc
    .integer({ min: 0, max: 20 * 24 * 60 })
    .map((minutes) => new Date(Date.parse('2026-05-01T00:00:00.000Z') + minutes * 60_000).toISOString());
  fc.assert(
    fc.property(fc.array(days, { maxLength: 3 }), fc.boolean(), instant, instant, (spans, mapped, now, later) => {
      const facts: Held = {
        holdings: spans.map((span, index) => holding({ ...span, code: `H-${index}` })),
        mappedPosts: mapped ? ['HOS'] : [],
      };
      const covers = (at: string): boolean =>
        hatsFrom(
          {
            ...facts,
            council: 'dundee' as CouncilCode,
            councilName: 'Dundee City Council',
            titles: new Map([['CSWO', 'Chief Social Work Officer']]),
            postRoles: [],
            groupRoles: [],
            delegations: [delegation()],
          },
          at,
        ).some(({ capacity }) => capacity.kind === 'depute');
      assert.equal(isInEffect(delegation(), facts, now), covers(now));
      if (later >= now && isLapsed(delegation(), facts, now)) assert.equal(covers(later), false);
    }),
  );
});
