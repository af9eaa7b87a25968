import { type Clock, FaultError, fault, type Instant, parseInstant } from '../../kernel/index.ts';

/**
 * The instant that a person asked for with --as-at; null where none. Today's date means now. Throws a FaultError `usage.invalid` for what is no
 * instant and for what has not come yet: nothing can be known as at a day in the future.
 */
export const readAsAt = (text: string | undefined, clock: Clock): Instant | null => {
  if (text === undefined) return null;
  const now = clock();
  const instant = parseInstant(text);
  if (instant === null) {
    const remedy = 'Write a day like 2026-11-21 or an instant like 2026-11-21T09:30:00Z.';
    throw new FaultError(fault('usage.invalid', `"${text}" is no day and no instant`, {}, remedy));
  }
  if (instant <= now) return instant;
  const today = parseInstant(now.slice(0, 10)) ?? now;
  if (instant === today) return now;
  throw new FaultError(
    fault('usage.invalid', `"${text}" has not come yet`, {}, `Give a day up to today, ${now.slice(0, 10)}.`),
  );
};
