import { type ClockRule, deadlineOf, holdsOn, overrideOn, readMoment } from '../../clocks/index.ts';
import { formatDay, formatInstant, nameOfWeekday } from '../../kernel/index.ts';
import type { ClockRules } from './read-model.ts';

export type Example = { readonly from: string; readonly due: string; readonly own: string | null };

// An ordinary day, the day before Christmas, the days before the clocks change, the end of a long month and a leap day.
const TRIGGERS = [
  '2026-11-10T09:30',
  '2026-12-24T17:00',
  '2026-03-28T12:00',
  '2026-10-24T12:00',
  '2026-08-31T10:00',
  '2028-02-29T10:00',
] as const;

const OWN_WORDS = {
  applied: "by the council's own time",
  refused: "the council's own time is later, so the law's holds",
  'not-applicable': "the council's own time does not move it",
} as const;

/** What the rule gives from some telling moments on, worked out as it would be for an entry. Moments at which it does not hold are left out. */
export const examplesOf = (rule: ClockRule, { calendars, overrides }: ClockRules): Example[] =>
  rule.noPeriod !== null || rule.window !== null
    ? []
    : TRIGGERS.flatMap((text): Example[] => {
        const trigger = readMoment(text);
        if ('code' in trigger || !holdsOn(rule, trigger.day)) return [];
        const stricter = overrideOn(overrides, rule.id, 'stricter', trigger.day);
        const setting = overrideOn(overrides, rule.id, 'setting', trigger.day);
        const { due, override } = deadlineOf(rule, trigger, calendars, {
          ...(stricter === null ? {} : { override: stricter }),
          ...(setting === null ? {} : { setting }),
        });
        const hours = rule.unit === 'hours';
        const from = `${nameOfWeekday(trigger.day)} ${hours ? formatInstant(trigger.at ?? '') : formatDay(trigger.day)}`;
        const said =
          due.kind === 'unknown'
            ? `Cannot be known: ${due.words}`
            : due.kind === 'day'
              ? `${nameOfWeekday(due.day)} ${formatDay(due.day)}, until it is over`
              : formatInstant(due.at);
        return [{ from, due: said, own: override === null ? null : OWN_WORDS[override.answer] }];
      });
