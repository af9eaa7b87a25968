import type { FastifyInstance } from 'fastify';

import { createApp } from '../../src/entry/app.ts';
import type { Acting, Caller, Capacity, Role } from '../../src/features/access/index.ts';
import type { CouncilCode, PostCode } from '../../src/kernel/index.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';

/** A hat for tests: the post bears the name of its first role. */
export const hat = (council: string, roles: readonly Role[], capacity: Capacity = { kind: 'holder' }): Acting => ({
  council: council as CouncilCode,
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

/** The real application over a database, where everybody is the caller given; what fails inside is put into `failures`. */
export const appFor = (
  database: Database,
  caller: Caller | (() => Caller),
  failures: unknown[] = [],
): Promise<FastifyInstance> =>
  createApp({
    database,
    clock: systemClock,
    identify: async () => (typeof caller === 'function' ? caller() : caller),
    formToken: () => 'test-token',
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
