import { readDay } from '../../documents/readers/index.ts';
import { type Day, type Fault, fail, fault, type Result } from '../../kernel/index.ts';

const ISO = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g;
const WRITTEN = /(?<!\d)\d{1,2}[ _-]?[A-Za-z]{3,9}[ _-]?\d{4}(?!\d)/g;

/**
 * The day of which an edition speaks: `asAt` where a person gave it, or else the day in the name of the file ("…2026-05-31…", "…31 May 2026…").
 * Nothing in the file says it. Fails with `usage.invalid` where neither does.
 */
export const editionDay = (fileName: string, asAt: string | undefined): Result<Day, Fault> => {
  if (asAt !== undefined) {
    const given = readDay(asAt);
    return given.ok
      ? given
      : fail(fault('usage.invalid', `"${asAt}" is no day`, {}, 'Give --as-at a day like 2026-05-31.'));
  }
  const named = [...fileName.matchAll(ISO), ...fileName.matchAll(WRITTEN)].map(([text]) => text.replaceAll('_', ' '));
  const [only, ...more] = named;
  const read = only === undefined || more.length > 0 ? null : readDay(only);
  if (read?.ok === true) return read;
  return fail(
    fault(
      'usage.invalid',
      'The name of the file does not say of which day it speaks',
      { file: fileName },
      'Give the day with --as-at, like --as-at 2026-05-31.',
    ),
  );
};
