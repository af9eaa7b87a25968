import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { OpenIdSettings } from '../settings.ts';

/** How the provider departs from honesty. */
type Misbehaviour = {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly signedBy?: 'another key' | 'nobody';
  readonly describedIssuer?: string;
  readonly silent?: boolean;
};

/** A small provider that can be told to lie in one way at a time: what a real one never does. */
export type HostileProvider = {
  readonly settings: OpenIdSettings;
  readonly issuer: string;
  readonly behave: (how: Misbehaviour) => void;
  readonly nonce: (nonce: string) => void;
  readonly stop: () => Promise<void>;
};

const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const idToken = (claims: unknown, key: KeyObject | null): string => {
  const body = `${part(key === null ? { alg: 'none' } : { alg: 'RS256', kid: 'one' })}.${part(claims)}`;
  return key === null ? `${body}.` : `${body}.${sign('sha256', Buffer.from(body), key).toString('base64url')}`;
};

export const startHostileProvider = async (): Promise<HostileProvider> => {
  const [own, another] = [pair(), pair()];
  let how: Misbehaviour = {};
  let expectedNonce = '';
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = (): string => {
    const now = Math.floor(Date.now() / 1000);
    const honest = { iss: issuer, sub: 'person-1', aud: 'remit', iat: now, exp: now + 300, nonce: expectedNonce };
    const key = how.signedBy === 'nobody' ? null : (how.signedBy === undefined ? own : another).privateKey;
    return idToken({ ...honest, name: 'Person', groups: ['a'], ...how.claims }, key);
  };
  const answers: Readonly<Record<string, () => unknown>> = {
    '/.well-known/openid-configuration': () => ({
      issuer: how.describedIssuer ?? issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      token_endpoint_auth_methods_supported: ['client_secret_basic'],
    }),
    '/keys': () => ({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] }),
    '/token': () => ({ access_token: 'x', token_type: 'Bearer', expires_in: 300, id_token: token() }),
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (how.silent === true) return;
    const answer = answers[request.url ?? ''];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer?.() ?? {}));
  });
  return {
    issuer,
    settings: {
      issuer: new URL(issuer),
      clientId: 'remit',
      clientSecret: 'a-secret-for-tests-alone',
      scopes: 'openid',
      groupsClaim: 'groups',
      returnAddress: 'http://127.0.0.1:9/sign-in/return',
    },
    behave: (given) => {
      how = given;
    },
    nonce: (given) => {
      expectedNonce = given;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
