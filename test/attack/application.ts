import type { FastifyInstance } from 'fastify';

import { createApp } from '../../src/entry/app.ts';
import { SESSION_COOKIE, type SignInMode } from '../../src/features/sign-in/index.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';
import { signInFor } from '../support/app.ts';
import { beginSession } from '../support/everything.ts';

/** The whole application as it is served, with its own sessions and tokens. */
export const wholeApp = async (
  database: Database,
  failures: unknown[],
  mode: SignInMode = 'ordinary',
  clock = systemClock,
): Promise<FastifyInstance> =>
  createApp({
    database,
    clock: systemClock,
    signIn: { ...signInFor(database, mode), clock },
    onFailure: (_reference, error) => failures.push(error),
    publicAddress: null,
    trustedProxies: [],
    requestsPerMinute: 1_000_000,
  });

/** A browser of somebody who has just signed in: its cookie, and the token of its forms. */
export type Entered = {
  readonly code: string;
  readonly secret: string;
  readonly cookie: string;
  readonly formToken: string;
};

export const cookieOf = (secret: string): string => `${SESSION_COOKIE}=${secret}`;

/** Signs somebody in, and reads the token that the forms of their pages carry. */
export const enter = async (
  database: Database,
  app: FastifyInstance,
  person: string,
  kind: 'local' | 'demo' = 'local',
): Promise<Entered> => {
  const { code, token } = await beginSession(database, person, kind);
  const cookie = cookieOf(token);
  const page = await app.inject({ url: '/account', headers: { host: 'localhost', cookie } });
  const [, formToken = ''] = /name="_form" value="([^"]+)"/.exec(page.body) ?? [];
  return { code, secret: token, cookie, formToken };
};
