import type { Clock } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { deriveKey, type Key, type SignOn } from '../../platform/sign-in/index.ts';
import type { Power } from '../access/index.ts';
import type { PeopleDoor } from '../people/index.ts';
import type { SignInMode } from './session.ts';

/** The keys of signing in, one for each purpose. */
export type SignInKeys = {
  readonly form: Key;
  readonly device: Key;
  readonly step: Key;
  readonly codeSecret: Key;
};

/** The keys that follow from the installation's secret. */
export const signInKeys = (secret: string): SignInKeys => ({
  form: deriveKey(secret, 'form token'),
  device: deriveKey(secret, 'device cookie'),
  step: deriveKey(secret, 'sign-in step'),
  codeSecret: deriveKey(secret, 'code secret'),
});

/** What signing in stands on; put together once, as the program starts. */
export type SignInContext = {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: SignInKeys;
  readonly people: PeopleDoor;
  /** Null where single sign-on is not configured. */
  readonly signOn: SignOn | null;
  readonly mode: SignInMode;
  /** Every power of the program: what an API token can be given. */
  readonly powers: readonly Power[];
  /** What code apps show beside the code, and what links begin with. */
  readonly publicAddress: string;
  /** How long a refusal takes at least, in milliseconds, whatever it was refused for: longer than any of the ways there. */
  readonly refusalTakes: number;
};

export const REFUSAL_TAKES = 600;
