import { dayMonthsAfter, type GivenForEntry, type RunningClock } from '../../../clocks/index.ts';
import type { Day } from '../../../kernel/index.ts';
import type { RegisterType } from '../type/register-type.ts';
import type { FieldValues } from './entry.ts';

/** A duty that comes round, as it was varied for one entry: from a day, for a time or for good, to another number of months or (null) to nothing. */
export type Variation = {
  readonly rules: readonly string[];
  readonly from: Day;
  readonly until: Day | null;
  readonly months: number | null;
};

/** The variations that an entry's answers tell, in their order. A row without its day tells none. */
export const variationsIn = ({ fields: asked }: RegisterType, fields: FieldValues): Variation[] =>
  asked.flatMap(({ code, sets }) => {
    const value = fields[code];
    if (sets?.as !== 'varied' || !Array.isArray(value)) return [];
    return value.flatMap((row): Variation[] => {
      const { 'decided-on': from, until = null, months = null } = row as Readonly<Record<string, unknown>>;
      if (typeof from !== 'string') return [];
      return [
        {
          rules: sets.rules,
          from,
          until: typeof until === 'string' ? until : null,
          months: typeof months === 'number' ? months : null,
        },
      ];
    });
  });

const dueDay = ({ due }: RunningClock): Day | null => (due.kind === 'day' ? due.day : null);

// What was met, or late already, when somebody decided stays as it was; what begins after the time of the variation is the law's again.
const touches = ({ rules, from, until }: Variation, clock: RunningClock): boolean => {
  const due = dueDay(clock);
  return (
    rules.includes(clock.rule) &&
    due !== null &&
    due >= from &&
    (clock.metDay === null || clock.metDay >= from) &&
    (until === null || clock.triggerDay < until)
  );
};

const lastFor = (variations: readonly Variation[], clock: RunningClock): Variation | null =>
  variations.findLast((each) => touches(each, clock)) ?? null;

type Varied = Pick<Required<GivenForEntry>, 'ordered' | 'agreed'>;

/**
 * What the clocks of an entry go by once these variations hold. A shorter interval that would have ended before the decision is counted from the
 * decision; duties that were ended for a time come back on its last day, where the law gave an earlier one.
 */
export const givenByVariations = (variations: readonly Variation[], clocks: readonly RunningClock[]): Varied => {
  const ordered: Varied['ordered'][number][] = [];
  const agreed: Varied['agreed'][number][] = [];
  for (const clock of clocks) {
    const varied = lastFor(variations, clock);
    const { rule, trigger } = clock;
    if (varied === null) continue;
    const { months, from, until } = varied;
    if (months === null) {
      if (until !== null && until > (dueDay(clock) ?? '')) agreed.push({ rule, trigger, day: until });
    } else if (dayMonthsAfter(clock.triggerDay, months) < from) {
      agreed.push({ rule, trigger, day: dayMonthsAfter(from, months) });
    } else {
      ordered.push({ rule, trigger, count: months, unit: 'months' });
    }
  }
  return { ordered, agreed };
};

/** The clocks, of which those are stopped whose duty was ended for good. `lawful`: the same clocks as the law alone gives them. */
export const stoppedByVariations = (
  variations: readonly Variation[],
  lawful: readonly RunningClock[],
  clocks: readonly RunningClock[],
): RunningClock[] =>
  clocks.map((clock) => {
    const before = lawful.find(({ key }) => key === clock.key);
    const varied = before === undefined ? null : lastFor(variations, before);
    if (varied === null || varied.months !== null || varied.until !== null || clock.metBy !== null) return clock;
    return { ...clock, stopped: 'stopped', stoppedDay: varied.from, stoppedAt: null };
  });
