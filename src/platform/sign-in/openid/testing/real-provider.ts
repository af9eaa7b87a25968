import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

import type { OpenIdSettings } from '../settings.ts';

export type RunningProvider = { readonly settings: OpenIdSettings; readonly stop: () => Promise<void> };

const SECRET = 'a-secret-for-tests-alone';

/** A real OpenID provider on this machine. Whoever signs in by whatever name is a person of that subject, in two groups. */
export const startProvider = async (
  returnAddress: string,
  port = 0,
  groups: readonly string[] = ['remit-owners', 'remit-clerks'],
): Promise<RunningProvider> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'remit',
        client_secret: SECRET,
        redirect_uris: [returnAddress],
        post_logout_redirect_uris: [new URL('/', returnAddress).href],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'groups'], email: ['email'] },
    findAccount: (_context, subject) => ({
      accountId: subject,
      claims: async () => ({
        sub: subject,
        name: `Person ${subject}`,
        email: `${subject}@council.example`,
        groups: [...groups],
      }),
    }),
    cookies: { keys: ['a key for tests alone'] },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  });
  server.on('request', provider.callback());
  return {
    settings: {
      issuer: new URL(issuer),
      clientId: 'remit',
      clientSecret: SECRET,
      scopes: 'openid profile email',
      groupsClaim: 'groups',
      returnAddress,
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
