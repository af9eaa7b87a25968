import type { FastifyInstance } from 'fastify';

import { createApp } from '../../src/entry/app.ts';
import { apiPowers } from '../../src/entry/compose-routes.ts';
import type { Acting, Caller, Capacity, Role } from '../../src/features/access/index.ts';
import { peopleDoor } from '../../src/features/people/index.ts';
import { type SignInContext, type SignInMode, signInKeys } from '../../src/features/sign-in/index.ts';
import { type Clock, type CouncilCode, fail, fault, type PostCode } from '../../src/kernel/index.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';
import type { SignOn } from '../../src/platform/sign-in/index.ts';

/** A hat for tests: the post bears the name of its first role. */
export const hat = (council: string, roles: readonly Role[], capacity: Capacity = { kind: 'holder' }): Acting => ({
  council: council as CouncilCode,
  councilName: `The council of ${council}`,
  post: (roles[0] ?? 'none').toUpperCase() as PostCode,
  postTitle: `The ${roles[0] ?? 'bare'} post`,
  capacity,
  roles,
});

/** Somebody signed in with these hats. */
export const somebody = (...hats: readonly Acting[]): Caller => ({
  kind: 'person',
  person: 'P-test',
  name: 'A test',
  via: 'session',
  credential: 'S-test',
  hats,
  chosen: null,
  limitedTo: null,
});

const unreachable = async () => fail([fault('sign-on.unreachable')]);

/** Single sign-on that is configured and does not answer, so that its addresses are there. */
const AWAY: SignOn = {
  issuer: 'https://login.test',
  begin: unreachable,
  finish: unreachable,
  signOutAddress: async () => null,
};

/** What signing in stands on in tests: the real thing, with a secret that everybody may know and no waiting. */
export const signInFor = (database: Database, mode: SignInMode = 'ordinary'): SignInContext => ({
  database,
  clock: systemClock,
  keys: signInKeys('a secret for tests, which everybody may know'),
  people: peopleDoor(database),
  signOn: AWAY,
  mode,
  powers: apiPowers({ database, clock: systemClock }),
  publicAddress: 'http://remit.test',
  refusalTakes: 0,
});

/** The real application over a database, where everybody is the caller given; what fails inside is put into `failures`. */
export const appFor = (
  database: Database,
  caller: Caller | (() => Caller),
  failures: unknown[] = [],
  clock: Clock = systemClock,
): Promise<FastifyInstance> =>
  createApp({
    database,
    clock,
    signIn: signInFor(database),
    gate: {
      identify: async () => (typeof caller === 'function' ? caller() : caller),
      formToken: () => 'test-token',
    },
    onFailure: (_reference, error) => failures.push(error),
    publicAddress: null,
    trustedProxies: [],
    requestsPerMinute: 1_000_000,
  });

/** What a browser sends with a form of ours. */
export const FORM_HEADERS = {
  'content-type': 'application/x-www-form-urlencoded',
  'sec-fetch-site': 'same-origin',
};
