import type { Instant, Result } from '../../../kernel/index.ts';
import type { OpenIdPerson } from './claims.ts';

/** What must be remembered of a sign-in that went to the provider, until the browser comes back. Secret, and good for one return. */
export type SignOnStep = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly begunAt: Instant;
};

/** Single sign-on with one provider (OpenID Connect, authorisation code with a proof key). Nothing is asked of it before first use. */
export type SignOn = {
  readonly issuer: string;
  /** Where to send the browser, and what to remember. Fault 'sign-on.unreachable' where the provider does not answer. */
  readonly begin: (now: Instant) => Promise<Result<{ readonly address: string; readonly step: SignOnStep }>>;
  /**
   * Who came back. `query` is the query of the address the browser came back to. Faults: 'sign-on.expired' after ten minutes,
   * 'sign-on.refused' for an answer that is not to the step given (state, nonce, issuer, signature, a code used before), 'sign-on.unreachable'.
   */
  readonly finish: (query: URLSearchParams, step: SignOnStep, now: Instant) => Promise<Result<OpenIdPerson>>;
  /** Where the browser can end its session with the provider too; null where the provider offers no such address. */
  readonly signOutAddress: (backTo: string) => Promise<string | null>;
};
