import type {
  ClockOverride,
  ClockRule,
  GivenForEntry,
  RunningClock,
  Stay,
  WorkingCalendar,
} from '../../../clocks/index.ts';
import { clocksOf, dayMonthsAfter } from '../../../clocks/index.ts';
import type { Day } from '../../../kernel/index.ts';
import type { Field, RegisterType } from '../type/register-type.ts';
import type { EntryEvent, FieldValue, FieldValues } from './entry.ts';
import { knownAs } from './known-as.ts';
import { givenByVariations, stoppedByVariations, variationsIn } from './varied.ts';

/** What clocks run by: every version of every rule, the calendars, and what the council set stricter. */
export type Law = {
  readonly rules: readonly ClockRule[];
  readonly calendars: ReadonlyMap<string, WorkingCalendar>;
  readonly overrides: readonly ClockOverride[];
};

/** The rules of one type, in all their versions. */
export const rulesOf = ({ rules }: Law, { code }: Pick<RegisterType, 'code'>): ClockRule[] =>
  rules.filter(({ registerTypes }) => registerTypes.includes(code));

/** What beside its own chronology an entry's clocks go by. */
export type Beside = {
  readonly fields: FieldValues;
  /** Time without authority that the same person spent by other entries. */
  readonly stays: readonly Stay[];
};

type Agreed = NonNullable<GivenForEntry['agreed']>[number];

/** What was agreed, as a row tells it: null where it does not say on which day. */
type Told = Agreed & { readonly on: string | null; readonly isMost: boolean };

// A row says for which of the rules it is ("cmp-04"); without such a column it is for each of them.
const agreedIn = (value: FieldValue | undefined, { rules, most = [] }: NonNullable<Field['sets']>): Told[] =>
  Array.isArray(value)
    ? value.flatMap((row) => {
        const { clock, 'new-day': day, 'agreed-on': on } = row as Readonly<Record<string, unknown>>;
        if (typeof day !== 'string') return [];
        const meant = rules.filter((rule) => clock === undefined || rule.toLowerCase() === String(clock).toLowerCase());
        return meant.map((rule) => ({
          rule,
          day,
          on: typeof on === 'string' ? on : null,
          isMost: most.includes(rule),
        }));
      })
    : [];

/** The most months by which a day that is agreed lies after the first day due. Ours: no rule says how long. */
const MOST_MONTHS = 12;

// What is agreed holds for a clock that ran when it was agreed: neither before it began nor once its time was out, since what was late stays late. It only ever gives more
// time, by row after row, and never more than the most; where the rule's own time is the most, a day within it.
const agreedFor = (told: readonly Told[], { rule, trigger, triggerDay, due }: RunningClock): Agreed[] => {
  if (due.kind !== 'day') return [];
  const latest = dayMonthsAfter(due.day, MOST_MONTHS);
  const mine = told.filter((each) => each.rule === rule).toSorted((a, b) => (a.on ?? '').localeCompare(b.on ?? ''));
  const first: Day = due.day;
  const day = mine.reduce((until, each) => {
    const inTime = each.on === null || (each.on >= triggerDay && each.on <= until);
    if (!inTime || each.day < (each.on ?? triggerDay)) return until;
    if (each.isMost) return each.day <= first ? each.day : until;
    return each.day > until && each.day <= latest ? each.day : until;
  }, first);
  return day === due.day ? [] : [{ rule, trigger, day }];
};

const toldBy = ({ fields: asked }: RegisterType, { fields }: Beside): Told[] =>
  asked.flatMap(({ code, sets }) => (sets?.as === 'agreed' ? agreedIn(fields[code], sets) : []));

const givenBy = ({ fields: asked }: RegisterType, { fields, stays }: Beside): GivenForEntry => {
  const set = asked.flatMap(({ code, sets }) => (sets === undefined ? [] : [{ ...sets, value: fields[code] }]));
  return {
    stays,
    notAfter: set.flatMap(({ as, rules, value }) =>
      as === 'not-after' && typeof value === 'string' ? rules.map((rule) => ({ rule, day: value })) : [],
    ),
    ordered: set.flatMap(({ as, rules, value }) =>
      as === 'months' && typeof value === 'number'
        ? rules.map((rule) => ({ rule, count: value, unit: 'months' as const }))
        : [],
    ),
  };
};

/** The clocks of an entry to which these things happened. */
export const clocksFor = (
  type: RegisterType,
  events: readonly EntryEvent[],
  law: Law,
  beside: Beside,
): RunningClock[] => {
  const known = knownAs(type, events, beside.fields);
  const first = givenBy(type, beside);
  const by = (more: GivenForEntry): RunningClock[] =>
    clocksOf(rulesOf(law, type), known, law.calendars, law.overrides, more);
  const told = toldBy(type, beside);
  const agreedDays = told.length === 0 ? [] : by(first).flatMap((clock) => agreedFor(told, clock));
  const given = { ...first, agreed: agreedDays };
  const lawful = by(given);
  const variations = variationsIn(type, beside.fields);
  if (variations.length === 0) return lawful;
  const { ordered, agreed } = givenByVariations(variations, lawful);
  const varied = by({
    ...given,
    ordered: [...(given.ordered ?? []), ...ordered],
    agreed: [...agreedDays, ...agreed],
  });
  return stoppedByVariations(variations, lawful, varied);
};
