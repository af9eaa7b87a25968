import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import type { CouncilCode, PostCode } from '../../kernel/index.ts';
import {
  type Acting,
  ALL_ROLES,
  type Caller,
  type Capacity,
  callerMay,
  type DelegationKind,
  hatOf,
  may,
  NOBODY,
  PUBLIC,
  power,
  type Role,
  SIGNED_IN,
  verdictOn,
} from './index.ts';

const acting = (roles: readonly Role[], capacity: Capacity = { kind: 'holder' }, council = 'dundee'): Acting => ({
  council: council as CouncilCode,
  post: 'CSWO' as PostCode,
  councilName: `${council} Council`,
  postTitle: 'Chief Social Work Officer',
  capacity,
  roles,
});

const somebody = (hats: readonly Acting[], rest: Partial<Extract<Caller, { kind: 'person' }>> = {}): Caller => ({
  kind: 'person',
  person: 'p1',
  name: null,
  via: 'session',
  credential: 's1',
  hats,
  chosen: null,
  limitedTo: null,
  ...rest,
});

const roles = fc.subarray([...ALL_ROLES]);
const kinds = fc.subarray<DelegationKind>(['meetings', 'decisions']);

test('two roles together may do what either may, and never a third thing', () => {
  fc.assert(
    fc.property(
      roles,
      roles,
      roles,
      fc.constantFrom(null, 'meetings', 'decisions'),
      kinds,
      (one, other, holders, covers, kinds) => {
        const asked = power('a.power', 'Do so', holders, covers as DelegationKind | null);
        const capacity: Capacity = { kind: 'depute', delegation: 'D1', kinds };
        const both = may(acting([...new Set([...one, ...other])], capacity), asked);
        assert.equal(both, may(acting(one, capacity), asked) || may(acting(other, capacity), asked));
      },
    ),
  );
});

test('a depute has a power only under a delegation of its kind', () => {
  const decide = power('decisions.make', 'Do so', ['cswo', 'depute'], 'decisions');
  const covering = (kinds: DelegationKind[]): Acting => acting(['depute'], { kind: 'depute', delegation: 'D1', kinds });
  assert.equal(may(covering(['meetings']), decide), false);
  assert.equal(may(covering(['meetings', 'decisions']), decide), true);
  assert.equal(may(acting(['depute']), decide), false);
  assert.equal(may(acting(['cswo']), decide), true);
  assert.equal(may(null, decide), false);
  const read = power('people.read', 'See who holds which post', ['depute'], 'either');
  assert.equal(may(covering(['meetings']), read), true);
  assert.equal(may(covering(['decisions']), read), true);
  assert.equal(may(covering([]), read), false);
  assert.equal(may(acting(['depute']), read), false);
});

test('in another council there is nothing, whatever one may at home', () => {
  const read = power('plans.read', 'See where plans stand', ['cswo']);
  const caller = somebody([acting(['cswo'])]);
  assert.equal(verdictOn(read, caller, 'dundee'), 'admitted');
  assert.equal(verdictOn(read, caller, 'fife'), 'not-found');
  assert.equal(verdictOn(power('plans.read', 'See where plans stand', ['clerk']), caller, 'fife'), 'not-found');
  assert.equal(verdictOn(power('plans.read', 'See where plans stand', ['clerk']), caller, 'dundee'), 'refused');
  assert.equal(verdictOn(read, NOBODY, 'fife'), 'sign-in');
  assert.equal(verdictOn(PUBLIC, NOBODY, null), 'admitted');
  assert.equal(verdictOn(SIGNED_IN, caller, null), 'admitted');
});

test('the hat that was chosen counts, and only its own roles', () => {
  const cswo = acting(['cswo']);
  const covered: Acting = { ...acting(['depute'], { kind: 'depute', delegation: 'D1', kinds: ['meetings'] }) };
  const read = power('record.read', 'Do so', ['cswo']);
  assert.equal(callerMay(somebody([cswo, covered]), 'dundee', read), true);
  assert.equal(callerMay(somebody([cswo, covered], { chosen: hatOf(covered) }), 'dundee', read), false);
  assert.equal(callerMay(somebody([cswo], { chosen: 'dundee/GONE' }), 'dundee', read), true);
});

test('a token does what it was given and nothing about the account', () => {
  const read = power('record.read', 'Do so', ['cswo']);
  const token = somebody([acting(['cswo'])], { via: 'token', limitedTo: ['plans.read'] });
  assert.equal(callerMay(token, 'dundee', read), false);
  assert.equal(verdictOn(SIGNED_IN, token, null), 'refused');
});
