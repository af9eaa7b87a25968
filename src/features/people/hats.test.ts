import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import type { CouncilCode } from '../../kernel/index.ts';
import { type Acting, ALL_ROLES, hatOf } from '../access/index.ts';
import { type HatFacts, hatsFrom } from './hats.ts';
import { delegation, holding } from './testing/made-facts.ts';

const POSTS = ['CSWO', 'CE', 'HOS', 'SM'] as const;

const facts = (changes: Partial<HatFacts> = {}): HatFacts => ({
  council: 'dundee' as CouncilCode,
  councilName: 'Dundee City Council',
  holdings: [],
  mappedPosts: [],
  titles: new Map(POSTS.map((post) => [post, `The post ${post}`])),
  postRoles: [],
  groupRoles: [],
  delegations: [],
  ...changes,
});

const said = (hats: readonly Acting[]): string[] =>
  hats.map(({ post, capacity, roles }) => `${post} ${capacity.kind} ${roles.join('+')}`);

const MAY_2 = '2026-05-02T12:00:00.000Z';

test('a holding gives its post from midnight in Scotland until midnight after the last day', () => {
  const held = facts({ holdings: [holding({ firstDay: '2026-07-01', lastDay: '2026-07-31' })] });
  assert.deepEqual(hatsFrom(held, '2026-06-30T22:59:59.999Z'), []);
  assert.deepEqual(said(hatsFrom(held, '2026-06-30T23:00:00.000Z')), ['HOS holder ']);
  assert.deepEqual(said(hatsFrom(held, '2026-07-31T22:59:59.999Z')), ['HOS holder ']);
  assert.deepEqual(hatsFrom(held, '2026-07-31T23:00:00.000Z'), []);
});

test('a post has its own roles and those of its groups on the day; never that of depute, nor a lone role by a group', () => {
  const given = facts({
    holdings: [holding()],
    postRoles: [
      { post: 'HOS', role: 'owner' },
      { post: 'HOS', role: 'depute' },
      { post: 'HOS', role: 'of a later version' },
      { post: 'CE', role: 'chief-executive' },
    ],
    groupRoles: [
      { post: 'HOS', role: 'management-team', firstDay: '', lastDay: '2026-05-02' },
      { post: 'HOS', role: 'administrator', firstDay: '', lastDay: null },
      { post: 'HOS', role: 'reviewer', firstDay: '2026-05-03', lastDay: null },
    ],
  });
  assert.deepEqual(said(hatsFrom(given, MAY_2)), ['HOS holder owner+management-team']);
  assert.deepEqual(said(hatsFrom(given, '2026-05-03T12:00:00.000Z')), ['HOS holder owner+reviewer']);
});

test('a delegation gives its hat to the minute it says, and only to whoever holds the post it was made to', () => {
  const covered = facts({ holdings: [holding()], delegations: [delegation()] });
  const depute = 'CSWO depute depute';
  for (const [instant, expected] of [
    ['2026-05-01T07:59:59.999Z', ['HOS holder ']],
    ['2026-05-01T08:00:00.000Z', ['HOS holder ', depute]],
    ['2026-05-15T15:59:59.999Z', ['HOS holder ', depute]],
    ['2026-05-15T16:00:00.000Z', ['HOS holder ']],
  ] as const)
    assert.deepEqual(said(hatsFrom(covered, instant)), expected, instant);
  const gone = facts({ holdings: [holding({ lastDay: '2026-05-01' })], delegations: [delegation()] });
  assert.deepEqual(hatsFrom(gone, MAY_2), []);
  const mapped = facts({ mappedPosts: ['HOS'], delegations: [delegation()] });
  assert.deepEqual(said(hatsFrom(mapped, MAY_2)), ['HOS mapped ', depute]);
});

test('an ended delegation gives no hat from the instant it ended', () => {
  const ended = { at: '2026-05-02T10:00:00.000Z', by: 'P-2', post: 'CSWO', why: 'Back' };
  const given = facts({ holdings: [holding()], delegations: [delegation({ ended })] });
  assert.deepEqual(said(hatsFrom(given, '2026-05-02T09:59:59.999Z')), ['HOS holder ', 'CSWO depute depute']);
  assert.deepEqual(said(hatsFrom(given, '2026-05-02T10:00:00.000Z')), ['HOS holder ']);
});

test('one hat for each post: holding goes before acting up, acting up before the sign-in; the weightiest role stands first', () => {
  const given = facts({
    holdings: [
      holding({ code: 'H-1', post: 'SM', kind: 'acting-up' }),
      holding({ code: 'H-2', post: 'SM' }),
      holding({ code: 'H-3', post: 'CSWO', kind: 'acting-up' }),
    ],
    mappedPosts: ['SM', 'CSWO', 'CE'],
    postRoles: [{ post: 'CSWO', role: 'cswo' }],
  });
  assert.deepEqual(said(hatsFrom(given, MAY_2)), ['CSWO acting-up cswo', 'CE mapped ', 'SM holder ']);
});

const day = fc
  .integer({ min: 0, max: 60 })
  .map((after) => new Date(Date.UTC(2026, 2, 1 + after)).toISOString().slice(0, 10));
const instant = fc
  .integer({ min: 0, max: 60 * 24 * 60 })
  .map((minute) => new Date(Date.UTC(2026, 2, 1) + minute * 60_000).toISOString());
const post = fc.constantFrom(...POSTS, 'GONE');
const anyRole = fc.constantFrom(...ALL_ROLES);

const anyFacts: fc.Arbitrary<HatFacts> = fc.record({
  council: fc.constant('dundee' as CouncilCode),
  councilName: fc.constant('Dundee City Council'),
  holdings: fc
    .array(
      fc.record({
        post,
        kind: fc.constantFrom('holder' as const, 'acting-up' as const),
        firstDay: day,
        lastDay: fc.option(day),
      }),
      { maxLength: 5 },
    )
    .map((list) => list.map((each, index) => ({ ...each, code: `H-${index}`, person: 'P-1' }))),
  mappedPosts: fc.uniqueArray(post, { maxLength: 2 }),
  titles: fc.constant(new Map(POSTS.map((each) => [each as string, each as string]))),
  postRoles: fc.array(fc.record({ post, role: anyRole }), { maxLength: 8 }),
  groupRoles: fc.array(
    fc.record({ post, role: anyRole, firstDay: fc.oneof(fc.constant(''), day), lastDay: fc.option(day) }),
    { maxLength: 6 },
  ),
  delegations: fc
    .array(fc.record({ deputePost: post, from: instant, to: instant, endedAt: fc.option(instant) }), { maxLength: 4 })
    .map((list) =>
      list.map(({ endedAt, ...each }, index) =>
        delegation({
          ...each,
          code: `D-2026-${index}`,
          ended: endedAt === null ? null : { at: endedAt, by: 'P-2', post: null, why: 'x' },
        }),
      ),
    ),
});

test('whatever the facts: every hat has its ground on the day, no two are named alike, and a depute acts from nothing but a delegation', () => {
  fc.assert(
    fc.property(anyFacts, instant, (given, now) => {
      const hats = hatsFrom(given, now);
      assert.equal(new Set(hats.map(hatOf)).size, hats.length);
      // London keeps UTC until 29 March 2026, and is an hour ahead after it.
      const today = new Date(Date.parse(now) + (now >= '2026-03-29T01:00:00.000Z' ? 3_600_000 : 0))
        .toISOString()
        .slice(0, 10);
      const standing = given.holdings
        .filter((each) => each.firstDay <= today && (each.lastDay ?? '9999') >= today)
        .map((each) => each.post);
      const own = new Set([...standing, ...given.mappedPosts]);
      for (const { post: worn, capacity, roles } of hats) {
        assert.ok(given.titles.has(worn));
        if (capacity.kind !== 'depute') {
          assert.ok(own.has(worn));
          assert.ok(!roles.includes('depute'));
          for (const role of roles) {
            const byPost = given.postRoles.some((each) => each.post === worn && each.role === role);
            const byGroup = given.groupRoles.some(
              (each) =>
                each.post === worn && each.role === role && each.firstDay <= today && (each.lastDay ?? '9999') >= today,
            );
            assert.ok(byPost || (byGroup && !['cswo', 'chief-executive', 'administrator'].includes(role)));
          }
          continue;
        }
        const ground = given.delegations.find(({ code }) => code === capacity.delegation);
        assert.ok(ground !== undefined && own.has(ground.deputePost) && ground.from <= now && now < ground.to);
        assert.ok(ground.ended === null || ground.ended.at > now);
        assert.deepEqual(roles, ['depute']);
      }
      const expected = [...own].filter((each) => given.titles.has(each)).length;
      assert.equal(hats.filter(({ capacity }) => capacity.kind !== 'depute').length, expected);
    }),
    { numRuns: 500 },
  );
});
