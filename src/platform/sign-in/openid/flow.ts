import * as client from 'openid-client';

import { FaultError, fail, fault, ok } from '../../../kernel/index.ts';
import { type Claims, personOf, saysAll } from './claims.ts';
import type { SignOn, SignOnStep } from './contract.ts';
import { createDiscovery } from './discovery.ts';
import { refusalOf } from './refusal.ts';
import type { OpenIdSettings } from './settings.ts';

const LONGEST_STEP_MS = 10 * 60_000;

const claimsOf = async (
  provider: client.Configuration,
  tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
  groupsClaim: string,
): Promise<{ readonly issuer: string; readonly subject: string; readonly claims: Claims }> => {
  const identity = tokens.claims();
  if (identity === undefined) throw new FaultError(fault('sign-on.refused'));
  const own = identity as Claims;
  const asked =
    saysAll(own, groupsClaim) || provider.serverMetadata().userinfo_endpoint === undefined
      ? {}
      : await client.fetchUserInfo(provider, tokens.access_token, identity.sub);
  return { issuer: identity.iss, subject: identity.sub, claims: { ...asked, ...own } };
};

/** The steps of single sign-on, spoken with the provider of these settings. */
export const createFlow = (settings: OpenIdSettings): Omit<SignOn, 'issuer'> => {
  const provider = createDiscovery(settings);
  return {
    begin: async (now) => {
      try {
        const found = await provider();
        const step: SignOnStep = {
          state: client.randomState(),
          nonce: client.randomNonce(),
          verifier: client.randomPKCECodeVerifier(),
          begunAt: now,
        };
        const address = client.buildAuthorizationUrl(found, {
          redirect_uri: settings.returnAddress,
          scope: settings.scopes,
          state: step.state,
          nonce: step.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(step.verifier),
          code_challenge_method: 'S256',
        });
        return ok({ address: address.href, step });
      } catch (error) {
        return fail([refusalOf(error)]);
      }
    },
    finish: async (query, step, now) => {
      const age = Date.parse(now) - Date.parse(step.begunAt);
      if (!(age >= 0 && age <= LONGEST_STEP_MS)) return fail([fault('sign-on.expired')]);
      try {
        const found = await provider();
        // The address is put together from the settings, so that what a proxy makes of it plays no part.
        const address = new URL(settings.returnAddress);
        address.search = query.toString();
        const tokens = await client.authorizationCodeGrant(found, address, {
          expectedState: step.state,
          expectedNonce: step.nonce,
          pkceCodeVerifier: step.verifier,
          idTokenExpected: true,
        });
        const { issuer, subject, claims } = await claimsOf(found, tokens, settings.groupsClaim);
        return ok(personOf(issuer, subject, claims, settings.groupsClaim));
      } catch (error) {
        return fail([refusalOf(error)]);
      }
    },
    signOutAddress: async (backTo) => {
      try {
        const found = await provider();
        if (found.serverMetadata().end_session_endpoint === undefined) return null;
        return client.buildEndSessionUrl(found, { post_logout_redirect_uri: backTo }).href;
      } catch {
        // Signing out of Remit must work while the provider does not answer.
        return null;
      }
    },
  };
};
