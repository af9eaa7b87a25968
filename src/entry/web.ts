import type { FastifyInstance } from 'fastify';

import type { SignInMode } from '../features/sign-in/index.ts';
import { FaultError, fault } from '../kernel/index.ts';
import type { Config } from '../platform/config.ts';
import { QueryError } from '../platform/database/index.ts';
import { harmCheck } from '../platform/harm-check.ts';
import type { Log } from '../platform/log.ts';
import { createApp } from './app.ts';
import { apiPowers, type FeatureDependencies, type RouteDependencies } from './compose-routes.ts';
import { composeSignIn } from './compose-sign-in.ts';
import { openly } from './openly.ts';

type WebOptions = FeatureDependencies &
  Pick<RouteDependencies, 'demoPeople' | 'operating' | 'sendsMail'> & {
    readonly config: Config;
    readonly dataFolder: string;
    readonly mode: SignInMode;
    readonly log: Log;
    readonly host: string;
    /** 0 lets the system choose one. */
    readonly port: number;
  };

/** The running service: where to open it, and how to stop it once the answers being given are finished. */
type Web = { readonly address: string; readonly close: () => Promise<void> };

const cannotListen = (error: unknown, host: string, port: number): FaultError => {
  const taken = (error as { code?: string }).code === 'EADDRINUSE';
  const what = taken ? `The port ${port} on ${host} is already in use` : `The service cannot listen on ${host}:${port}`;
  const remedy = 'Stop what is using it, or choose another port with --port.';
  return new FaultError(fault('usage.invalid', what, {}, remedy), { cause: error });
};

const PATIENCE_MS = 5000;

// Answers being given are finished; a client that never ends its request is cut off, so that stopping ends.
const closeInTime = async (server: FastifyInstance): Promise<void> => {
  const cutOff = setTimeout(() => server.server.closeAllConnections(), PATIENCE_MS);
  await server.close();
  clearTimeout(cutOff);
};

// A message may quote what somebody typed; the log holds where it happened and no more.
const whereIt = (error: unknown): string => {
  if (!(error instanceof Error)) return 'something that is no error';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const state = error instanceof QueryError ? ` ${error.sqlState}` : '';
  return `${error.name}${state}${frames.slice(0, 12).join('').replace(/\s+/g, ' ')}`;
};

// One address may stand for all the offices of a council.
const REQUESTS_PER_MINUTE = 3000;

/** Serves every page over the database given. Throws a FaultError where it cannot listen, or the settings do not fit together. */
export const startWeb = async (options: WebOptions): Promise<Web> => {
  const { log, host, port, config, dataFolder, mode, ...given } = options;
  const { EVIDENCE_CHECK: command } = config;
  const dependencies = { ...given, check: command === undefined ? null : harmCheck(command) };
  const signIn = await composeSignIn({
    ...dependencies,
    config,
    dataFolder,
    mode,
    ownAddress: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    powers: apiPowers(dependencies),
  });
  const server = await createApp({
    ...dependencies,
    signIn,
    publicAddress: config.PUBLIC_ADDRESS === undefined ? null : new URL(config.PUBLIC_ADDRESS),
    trustedProxies: config.TRUSTED_PROXIES,
    requestsPerMinute: REQUESTS_PER_MINUTE,
    onAnswer: (told) => {
      const seen = openly(told);
      given.operating?.metrics.onAnswer(seen);
      log.debug('An answer was given', { ...seen, seconds: Math.round(seen.seconds * 1e6) / 1e6 });
    },
    onFailure: (request, error) => log.error('A page failed', { request, error: whereIt(error) }),
    onRefusal: (seen) => log.warn('A request was not taken', openly(seen)),
  });
  try {
    const address = await server.listen({ host, port });
    return { address, close: () => closeInTime(server) };
  } catch (error) {
    throw cannotListen(error, host, port);
  }
};
