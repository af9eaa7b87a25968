import type {
  ClockOverride,
  ClockRule,
  GivenForEntry,
  RunningClock,
  Stay,
  WorkingCalendar,
} from '../../../clocks/index.ts';
import { clocksOf } from '../../../clocks/index.ts';
import type { RegisterType } from '../type/register-type.ts';
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

// A row says for which of the rules it is ("cmp-04"); without such a column it is for each of them.
const agreedIn = (value: FieldValue | undefined, rules: readonly string[]): Agreed[] =>
  Array.isArray(value)
    ? value.flatMap((row) => {
        const { clock, 'new-day': day } = row as Readonly<Record<string, unknown>>;
        if (typeof day !== 'string') return [];
        const meant = rules.filter((rule) => clock === undefined || rule.toLowerCase() === String(clock).toLowerCase());
        return meant.map((rule) => ({ rule, day }));
      })
    : [];

const givenBy = ({ fields: asked }: RegisterType, { fields, stays }: Beside): GivenForEntry => {
  const set = asked.flatMap(({ code, sets }) => (sets === undefined ? [] : [{ ...sets, value: fields[code] }]));
  return {
    stays,
    agreed: set.flatMap(({ as, rules, value }) => (as === 'agreed' ? agreedIn(value, rules) : [])),
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
  const given = givenBy(type, beside);
  const by = (more: GivenForEntry): RunningClock[] =>
    clocksOf(rulesOf(law, type), known, law.calendars, law.overrides, more);
  const lawful = by(given);
  const variations = variationsIn(type, beside.fields);
  if (variations.length === 0) return lawful;
  const { ordered, agreed } = givenByVariations(variations, lawful);
  const varied = by({
    ...given,
    ordered: [...(given.ordered ?? []), ...ordered],
    agreed: [...(given.agreed ?? []), ...agreed],
  });
  return stoppedByVariations(variations, lawful, varied);
};
