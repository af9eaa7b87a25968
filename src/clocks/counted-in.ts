import type { ClockOverride, ClockRule, ClockUnit } from './rule.ts';

/** The calendar whose days are each council's own: in it count working days of a number that names none. */
export const COUNCIL_CALENDAR = 'COUNCIL';

/** The calendar in which a number of a rule counts in these units; `own`: a council's stricter time, which may name another. Null: it names none, and needs none. */
export const calendarOf = (
  { calendar }: Pick<ClockRule, 'calendar'>,
  unit: ClockUnit,
  own: { readonly calendar?: string | null } = {},
): string | null => own.calendar ?? calendar ?? (unit === 'working-days' ? COUNCIL_CALENDAR : null);

/** Every calendar in which a rule's clocks may count: by its own number, and by the times that the council set for it, whenever these hold. */
export const calendarsCountedIn = (
  rule: Pick<ClockRule, 'id' | 'calendar' | 'unit'>,
  overrides: readonly Pick<ClockOverride, 'rule' | 'kind' | 'unit' | 'calendar'>[],
): string[] => {
  const own = overrides.filter((each) => each.rule === rule.id);
  const all = [
    calendarOf(rule, rule.unit),
    // A setting is the rule's number, and counts in what the rule names.
    ...own.map((each) => calendarOf(rule, each.unit, each.kind === 'stricter' ? each : {})),
  ];
  return [...new Set(all.flatMap((calendar) => calendar ?? []))];
};
