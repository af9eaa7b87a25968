import * as client from 'openid-client';

import { type Fault, fault } from '../../../kernel/index.ts';

const isAbsence = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return true;
  if (error instanceof client.ClientError && error.code === 'OAUTH_TIMEOUT') return true;
  // What fetch throws when nobody answers.
  return (error instanceof TypeError && error.message === 'fetch failed') || isAbsence(error.cause);
};

// An OAuth error code is a word of a fixed alphabet; anything else a hostile answer could hold is not repeated.
const wordOf = (code: unknown): string => (typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? code : 'no code');

/** What went wrong between us and the provider, without any secret, code or claim of the answer. */
export const refusalOf = (error: unknown): Fault => {
  if (isAbsence(error)) return fault('sign-on.unreachable');
  if (error instanceof client.AuthorizationResponseError) {
    return fault('sign-on.refused', `The single sign-on service did not sign you in (${wordOf(error.error)})`);
  }
  if (error instanceof client.ResponseBodyError) {
    return fault('sign-on.refused', `The single sign-on service refused its own answer (${wordOf(error.error)})`);
  }
  const code = error instanceof client.ClientError ? error.code : undefined;
  return fault('sign-on.refused', `The answer of the single sign-on service is not to be trusted (${wordOf(code)})`);
};
