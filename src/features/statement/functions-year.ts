import { dayOf, endOfDay, type Instant, lastDay, type Period, partsOf, previousPeriod } from '../../kernel/index.ts';
import {
  asAtEndOf,
  asKnownAt,
  type Facts,
  type Opinion,
  type OpinionLevel,
  opinionsFrom,
  type Raw,
} from '../assurance/index.ts';
import { sumOf, type YearCount } from './count-year.ts';
import type { FunctionYear, MechanismYear, QuarterLevel, YearConcern } from './facts.ts';
import { mechanismsOfYear } from './mechanism-year.ts';
import { reachOf } from './year.ts';

const opinionsIn = (facts: Facts): ReadonlyMap<string, Opinion> =>
  facts.mechanisms.length === 0
    ? new Map()
    : new Map(opinionsFrom(facts).map((opinion) => [opinion.function.code, opinion]));

const levelsIn = (facts: Facts): ReadonlyMap<string, OpinionLevel> =>
  new Map([...opinionsIn(facts)].map(([code, { level }]) => [code, level]));

// The same level by the officer's own opinion is another statement: nothing that came in bears it.
const standsOtherwise = (one: Opinion, other: Opinion): boolean =>
  one.level !== other.level || (one.overruled === null) !== (other.overruled === null);

/** The count over some mechanisms, each that makes things due once however often it is printed. */
const countOnce = (mechanisms: readonly MechanismYear[]): YearCount =>
  sumOf([...new Map(mechanisms.map(({ source, count }) => [source.code, count])).values()]);

/** The concerns raised in the year and those open when it began, as known at the facts' instant; the first raised first. */
const concernsOfYear = (now: Facts, year: Period, mechanisms: readonly MechanismYear[]): YearConcern[] =>
  now.concerns
    .map((concern) => {
      const printed = mechanisms.filter(({ source }) => source.code === concern.mechanism);
      return {
        concern,
        mechanism: printed[0]?.source.title ?? concern.mechanism,
        functions: [...new Set(printed.map(({ mechanism }) => mechanism.function))],
        closedOn: concern.state === 'closed' ? dayOf(concern.knownAt) : null,
      };
    })
    .filter(
      ({ concern: { raisedOn }, closedOn }) =>
        raisedOn < year.end && (raisedOn >= year.start || closedOn === null || closedOn >= year.start),
    )
    .toSorted((a, b) => {
      const [one, other] = [`${a.concern.raisedOn} ${a.concern.code}`, `${b.concern.raisedOn} ${b.concern.code}`];
      return one < other ? -1 : one > other ? 1 : 0;
    });

/** The part of the facts that is formed from the framework and from what came in. */
type FormedYear = {
  readonly functions: readonly FunctionYear[];
  readonly total: YearCount;
  readonly concerns: readonly YearConcern[];
};

/** Forms what a statement says of each function, from everything that was known by `asAt`; no functions where there was no framework. */
export const formYear = (raw: Raw, year: Period, asAt: Instant): FormedYear => {
  const reach = reachOf(year, asAt);
  const now = asKnownAt(raw, asAt);
  const then = reach.soFar ? now : asAtEndOf(raw, reach.day);
  const mechanisms = mechanismsOfYear({ raw, then, now, year, reach, asAt });
  if (mechanisms.length === 0) return { functions: [], total: countOnce([]), concerns: [] };
  const concerns = concernsOfYear(now, year, mechanisms);
  const before = levelsIn(asAtEndOf(raw, lastDay(previousPeriod(year))));
  const today = reach.soFar ? null : opinionsIn(now);
  const quarters = partsOf(year, 'quarter').map((quarter) => {
    const ends = endOfDay(lastDay(quarter));
    return { day: lastDay(quarter), levels: ends > asAt ? null : levelsIn(asAtEndOf(raw, lastDay(quarter))) };
  });
  const yearOfFunction = (opinion: Opinion): FunctionYear => {
    const { code } = opinion.function;
    const own = mechanisms.filter(({ mechanism }) => mechanism.function === code);
    const stands = today?.get(code);
    return {
      function: opinion.function,
      opinion,
      changedTo: stands !== undefined && standsOtherwise(stands, opinion) ? stands : null,
      before: before.get(code) ?? null,
      quarters: quarters.map(
        ({ day, levels }): QuarterLevel => ({ day, level: levels?.get(code) ?? null, toCome: levels === null }),
      ),
      mechanisms: own,
      count: countOnce(own),
      concerns: concerns.filter(({ functions }) => functions.includes(code)),
    };
  };
  return { functions: opinionsFrom(then).map(yearOfFunction), total: countOnce(mechanisms), concerns };
};
