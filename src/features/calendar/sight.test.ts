import assert from 'node:assert/strict';
import { test } from 'node:test';

import { councilCode, type PostCode } from '../../kernel/index.ts';
import type { Acting, Capacity, DelegationKind } from '../access/index.ts';
import { sees, sightOf } from './sight.ts';

const DUNDEE = councilCode('dundee') ?? assert.fail();

const hat = (post: string, capacity: Capacity): Acting => ({
  council: DUNDEE,
  councilName: 'Dundee City Council',
  post: post as PostCode,
  postTitle: post,
  capacity,
  roles: [],
});

const depute = (...kinds: DelegationKind[]): Acting => hat('CSWO', { kind: 'depute', delegation: 'DG-1', kinds });
const HEAD = hat('HEAD', { kind: 'holder' });

const restrictedOf = (ownerPost: string) => ({ ownerPost, coPosts: [], confidentiality: 'restricted' as const });
const openOf = (ownerPost: string) => ({ ownerPost, coPosts: [], confidentiality: 'open' as const });

const sightFrom = (acting: Acting, others: readonly Acting[]) =>
  sightOf(
    {
      kind: 'person',
      person: 'P-1',
      name: null,
      via: 'session',
      credential: 'S-1',
      hats: [acting, ...others],
      chosen: null,
      limitedTo: null,
    },
    DUNDEE,
    acting,
    {
      services: [],
      posts: new Map(),
    },
  );

test('a depute for meetings alone learns of nothing restricted that the office owes, from whichever post they act', () => {
  const meetings = depute('meetings');
  for (const sight of [sightFrom(meetings, [HEAD]), sightFrom(HEAD, [meetings])]) {
    assert.equal(sees(sight, restrictedOf('CSWO')), false);
    assert.equal(sees(sight, openOf('CSWO')), true);
    assert.equal(sees(sight, restrictedOf('HEAD')), true);
  }
});

test('a depute for decisions sees that it is there, and so does the holder', () => {
  const decisions = depute('meetings', 'decisions');
  for (const sight of [
    sightFrom(decisions, [HEAD]),
    sightFrom(HEAD, [decisions]),
    sightFrom(hat('CSWO', { kind: 'holder' }), []),
  ]) {
    assert.equal(sees(sight, restrictedOf('CSWO')), true);
  }
});
