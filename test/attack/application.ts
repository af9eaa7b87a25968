import type { FastifyInstance } from 'fastify';

import { createApp } from '../../src/entry/app.ts';
import { formTokenOf, SESSION_COOKIE, type SignInContext, type SignInMode } from '../../src/features/sign-in/index.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';
import { signInFor } from '../support/app.ts';
import { beginSession } from '../support/everything.ts';

/** The whole application as it is served, with its own sessions and tokens. */
export const wholeApp = async (
  database: Database,
  failures: unknown[],
  mode: SignInMode = 'ordinary',
  clock = systemClock,
): Promise<{ readonly app: FastifyInstance; readonly context: SignInContext }> => {
  const context = { ...signInFor(database, mode), clock };
  const app = await createApp({
    database,
    clock: systemClock,
    signIn: context,
    onFailure: (_reference, error) => failures.push(error),
    publicAddress: null,
    trustedProxies: [],
    requestsPerMinute: 1_000_000,
  });
  return { app, context };
};

/** A browser of somebody who has just signed in: its cookie, and the token of its forms. */
export type Entered = {
  readonly code: string;
  readonly secret: string;
  readonly cookie: string;
  readonly formToken: string;
};

export const cookieOf = (secret: string): string => `${SESSION_COOKIE}=${secret}`;

export const formTokenFor = (context: SignInContext, session: string): string =>
  formTokenOf(context.keys, {
    kind: 'person',
    person: '',
    name: null,
    via: 'session',
    credential: session,
    hats: [],
    chosen: null,
    limitedTo: null,
  }) ?? '';

export const enter = async (
  database: Database,
  context: SignInContext,
  person: string,
  kind: 'local' | 'demo' = 'local',
): Promise<Entered> => {
  const { code, token } = await beginSession(database, person, kind);
  return { code, secret: token, cookie: cookieOf(token), formToken: formTokenFor(context, code) };
};
