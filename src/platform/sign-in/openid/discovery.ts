import * as client from 'openid-client';

import { isLoopback } from '../../loopback.ts';
import type { OpenIdSettings } from './settings.ts';

const PATIENCE_SECONDS = 8;

// Providers differ in which they take; the list in their description decides, and its absence means "basic".
const withSecret =
  (secret: string): client.ClientAuth =>
  (server, metadata, body, headers) => {
    const posts = server.token_endpoint_auth_methods_supported?.includes('client_secret_post') === true;
    (posts ? client.ClientSecretPost(secret) : client.ClientSecretBasic(secret))(server, metadata, body, headers);
  };

/**
 * The provider's own description, asked for at the first call and kept; a failed attempt is made again at the next call. Plain http is
 * spoken only with this very machine. Signatures of ID tokens are always checked.
 */
export const createDiscovery = ({
  issuer,
  clientId,
  clientSecret,
}: OpenIdSettings): (() => Promise<client.Configuration>) => {
  let found: Promise<client.Configuration> | null = null;
  const discover = (): Promise<client.Configuration> =>
    client.discovery(issuer, clientId, undefined, clientSecret === null ? client.None() : withSecret(clientSecret), {
      timeout: PATIENCE_SECONDS,
      execute: [
        client.enableNonRepudiationChecks,
        ...(issuer.protocol === 'http:' && isLoopback(issuer.hostname) ? [client.allowInsecureRequests] : []),
      ],
    });
  return () => {
    const asked = found ?? discover();
    found = asked;
    asked.catch(() => {
      if (found === asked) found = null;
    });
    return asked;
  };
};
