import type { Instant } from '../../kernel/index.ts';

/** How somebody signed in. `demo` sessions count only in a process that serves the demonstration. */
export type SessionKind = 'local' | 'oidc' | 'demo';

export type Session = {
  /** What names it; never its secret. */
  readonly code: string;
  readonly person: string;
  readonly kind: SessionKind;
  readonly groups: readonly string[];
  readonly chosen: string | null;
  readonly signedInAt: Instant;
  readonly seenAt: Instant;
  readonly endedAt: Instant | null;
};

/** `demonstration`: made-up people, signed in with one click. Settled as the process starts, never by a request. */
export type SignInMode = 'ordinary' | 'demonstration';

const IDLE_MINUTES = 30;
const LONGEST_HOURS = 10;
const TOUCHED_AFTER_MS = 60_000;

const age = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from);

/** Whether a session still counts: not ended, used within half an hour, begun within ten hours, and of the kind that this process serves. */
export const isAlive = (session: Session, mode: SignInMode, now: Instant): boolean =>
  session.endedAt === null &&
  (session.kind === 'demo') === (mode === 'demonstration') &&
  age(session.seenAt, now) < IDLE_MINUTES * 60_000 &&
  age(session.signedInAt, now) < LONGEST_HOURS * 3_600_000;

/** Whether it is time to note that a session was used: at most once a minute, so that reading pages does not write. */
export const isToBeTouched = (session: Session, now: Instant): boolean => age(session.seenAt, now) >= TOUCHED_AFTER_MS;
