import type { FastifyInstance } from 'fastify';

import type { Caller, Permission } from '../features/access/index.ts';
import { failedPage, notFoundPage, refusedForm } from '../features/site/index.ts';
import { createServer, type ServerOptions } from '../platform/http/index.ts';
import { admit, type SignInGate } from './admission.ts';
import { allRoutes, type RouteDependencies } from './compose-routes.ts';

export type AppOptions = RouteDependencies &
  SignInGate &
  Pick<
    ServerOptions<Permission, Caller>,
    'onFailure' | 'onAnswer' | 'publicAddress' | 'trustedProxies' | 'requestsPerMinute'
  >;

/** The whole application behind its server, not yet listening: the service starts it, and the tests ask it. */
export const createApp = (options: AppOptions): Promise<FastifyInstance> => {
  const { identify, formToken, onFailure, onAnswer, publicAddress, trustedProxies, requestsPerMinute } = options;
  return createServer<Permission, Caller>({
    routes: allRoutes(options),
    identify,
    formToken,
    admit: (route, request) => admit(route as Parameters<typeof admit>[0], request),
    faultPages: { notFound: notFoundPage, failed: failedPage, refused: refusedForm },
    onFailure,
    ...(onAnswer === undefined ? {} : { onAnswer }),
    publicAddress,
    trustedProxies,
    requestsPerMinute,
  });
};
