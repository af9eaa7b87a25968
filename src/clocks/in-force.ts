import { type Day, formatDay } from '../kernel/index.ts';
import type { ClockRule, Unknown } from './rule.ts';

type Dated = { readonly effectiveFrom: Day | null; readonly effectiveTo: Day | null };

/** Whether it holds on the day: from its first day on, up to the day before its last. */
export const holdsOn = ({ effectiveFrom, effectiveTo }: Dated, day: Day): boolean =>
  (effectiveFrom === null || day >= effectiveFrom) && (effectiveTo === null || day < effectiveTo);

/** The version of a rule that was in force on a day, or why there is none. Throws RangeError where no rule has the id. */
export const ruleInForce = (rules: readonly ClockRule[], id: string, day: Day): ClockRule | Unknown => {
  const versions = rules.filter((rule) => rule.id === id);
  if (versions.length === 0) throw new RangeError(`no rule ${id}`);
  const found = versions.find((rule) => holdsOn(rule, day));
  if (found !== undefined) return found;
  const from = versions.map(({ effectiveFrom }) => effectiveFrom ?? '').sort()[0] ?? '';
  const said =
    day < from
      ? `it holds from ${formatDay(from)}`
      : `it ended on ${formatDay(
          versions
            .map(({ effectiveTo }) => effectiveTo ?? '')
            .sort()
            .at(-1) ?? day,
        )}`;
  return { code: 'not-in-force', words: `${id} was not in force on ${formatDay(day)}: ${said}` };
};
