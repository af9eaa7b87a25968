import type { FastifyInstance } from 'fastify';

import { type Caller, NOBODY, type Permission } from '../features/access/index.ts';
import { formTokenOf, identify } from '../features/sign-in/index.ts';
import { failedPage, notFoundPage, refusedForm } from '../features/site/index.ts';
import { createServer, type ServerOptions } from '../platform/http/index.ts';
import { admit, type SignInGate } from './admission.ts';
import { allRoutes, type RouteDependencies } from './compose-routes.ts';

type AppOptions = RouteDependencies & {
  /** In place of the sessions and tokens that say who asks; for tests of what somebody may do. */
  readonly gate?: SignInGate;
} & Pick<
    ServerOptions<Permission, Caller>,
    'onFailure' | 'onRefusal' | 'onAnswer' | 'publicAddress' | 'trustedProxies' | 'requestsPerMinute'
  >;

/** The whole application behind its server, not yet listening: the service starts it, and the tests ask it. */
export const createApp = (options: AppOptions): Promise<FastifyInstance> => {
  const { signIn, onFailure, onRefusal, onAnswer, publicAddress, trustedProxies, requestsPerMinute } = options;
  const gate: SignInGate = options.gate ?? {
    // A style sheet is the same for everybody.
    identify: (credentials, { path }) =>
      path.startsWith('/assets/') ? Promise.resolve(NOBODY) : identify(signIn, credentials),
    formToken: (caller) => formTokenOf(signIn.keys, caller),
  };
  return createServer<Permission, Caller>({
    routes: allRoutes(options),
    ...gate,
    admit: (route, request) => admit(route as Parameters<typeof admit>[0], request),
    faultPages: { notFound: notFoundPage, failed: failedPage, refused: refusedForm },
    onFailure,
    ...(onRefusal === undefined ? {} : { onRefusal }),
    ...(onAnswer === undefined ? {} : { onAnswer }),
    publicAddress,
    trustedProxies,
    requestsPerMinute,
  });
};
