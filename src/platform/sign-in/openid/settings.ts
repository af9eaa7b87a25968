import { type Fault, fail, fault, ok, type Result } from '../../../kernel/index.ts';
import type { Config } from '../../config.ts';

/** What single sign-on needs to know. */
export type OpenIdSettings = {
  readonly issuer: URL;
  readonly clientId: string;
  /** Null for a client that the provider registered as public: the proof key (PKCE) alone protects the code. */
  readonly clientSecret: string | null;
  readonly scopes: string;
  /** The claim that lists the groups of a person. */
  readonly groupsClaim: string;
  /** Where the provider sends the browser back to, as registered there. */
  readonly returnAddress: string;
};

/** Where the provider sends people back to, below the address that people use. */
export const RETURN_PATH = '/sign-in/return';

/**
 * The settings of single sign-on; null where it is not configured. Gives a fault 'sign-on.settings' where only part of them is set: a half
 * configured door is neither open nor shut.
 */
export const openIdSettings = (config: Config): Result<OpenIdSettings | null> => {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    PUBLIC_ADDRESS: address,
  } = config;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return ok(null);
  const missing: Fault[] = Object.entries({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, PUBLIC_ADDRESS: address })
    .filter(([, value]) => value === undefined)
    .map(([name]) => fault('sign-on.settings', `Single sign-on also needs the setting ${name}`));
  if (missing.length > 0 || issuer === undefined || clientId === undefined || address === undefined)
    return fail(missing);
  return ok({
    issuer: new URL(issuer),
    clientId,
    clientSecret: clientSecret ?? null,
    scopes: config.OIDC_SCOPES,
    groupsClaim: config.OIDC_GROUPS_CLAIM,
    returnAddress: new URL(RETURN_PATH, address).href,
  });
};
