import { dayOf, daysBetween, formatDay } from '../../kernel/index.ts';
import { count } from '../site/index.ts';
import { coverageOf } from './coverage.ts';
import { FACTORS, type Factor } from './factor.ts';
import type { AssuranceFunction, Concern, Facts, OwnOpinion } from './facts.ts';
import { freshnessOf } from './freshness.ts';
import { isLevel, LEVEL_WORDS, type Level, lowestOf, type OpinionLevel } from './level.ts';
import { resultOf, sayConcerns } from './result.ts';
import { type Sorted, type Standing, sorted, standingsOf } from './standing.ts';
import { strengthOf } from './strength.ts';
import { ASKED, OWN_OPINION_AGES } from './thresholds.ts';

/** The Chief Social Work Officer's own opinion where it stands against the one worked out. `old`: given more than a quarter ago. */
type Overruling = { readonly level: Level; readonly given: OwnOpinion; readonly old: boolean };

/** An opinion on one function at one instant, with all that it rests on. */
export type Opinion = {
  readonly function: AssuranceFunction;
  /** What was worked out. */
  readonly worked: OpinionLevel;
  readonly overruled: Overruling | null;
  /** What stands: the officer's own level, or the one worked out. */
  readonly level: OpinionLevel;
  readonly factors: readonly Factor[];
  /** The factors that hold the level down: none where it is the highest or not yet known. */
  readonly held: readonly Factor[];
  /** In a sentence or two: what the level is and why. */
  readonly reason: string;
  /** What is not there to judge by, said plainly. */
  readonly gaps: readonly string[];
  readonly standings: readonly Standing[];
  readonly concerns: readonly Concern[];
};

const isJudged = ({ due, newest, fresh }: Standing): boolean => due.length > 0 || (newest !== null && fresh !== null);

const notKnown = (judged: number, asked: number): string =>
  asked === 0
    ? 'No mechanism of this function is in force, so nothing can be said.'
    : judged === 0
      ? 'Nothing has fallen due yet, so nothing can be said.'
      : `An answer has fallen due on only ${judged} of ${count(asked, 'mechanism')}: too few to form an opinion on the function.`;

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

const sayHeld = (level: Level, held: readonly Factor[]): string =>
  level === 'substantial'
    ? 'Nothing holds it down.'
    : `Held there by ${listed(held.map(({ name }) => FACTORS[name].words.toLowerCase()))}. ${held.map(({ short }) => short).join(' ')}`;

// Too little is known to form an opinion, but not too little to say that something is wrong.
const sayOpen = (concerns: readonly Concern[]): string =>
  concerns.length === 0 ? '' : ` All the same, ${sayConcerns(concerns)}.`;

const gapOf = ({ mechanism, due, newest, ended, schedule, next, waivedLast }: Standing): string | null => {
  if (ended) return `${mechanism.title} has ended and is asked no more.`;
  if (schedule === null) return `${mechanism.title} has no frequency, so nothing ever falls due.`;
  if (due.length > 0 || newest !== null) return null;
  if (next === null && waivedLast !== null) {
    return `${mechanism.title} was waived, due ${formatDay(waivedLast.dueOn)}: ${waivedLast.reason ?? 'no reason is known'}.`;
  }
  return next === null
    ? `${mechanism.title} has made nothing fall due, and nothing is owed on it yet.`
    : `Nothing has fallen due yet on ${mechanism.title}; its first answer is due on ${formatDay(next.dueOn)}.`;
};

const overrulingOf = (facts: Facts, code: string): Overruling | null => {
  const given = facts.opinions.find((each) => each.function === code);
  if (given === undefined || given.level === null || !isLevel(given.level)) return null;
  return { given, level: given.level, old: daysBetween(dayOf(given.knownAt), facts.today) > OWN_OPINION_AGES };
};

const opinionOn = (given: Sorted, assured: AssuranceFunction): Opinion => {
  const standings = standingsOf(given, assured.code);
  const sources = new Set(standings.map(({ source }) => source.code));
  const concerns = given.facts.concerns.filter(({ mechanism, state }) => state === 'open' && sources.has(mechanism));
  const lasting = standings.filter(({ ended }) => !ended);
  const judged = lasting.filter(isJudged).length;
  const [coverage, freshness] = [coverageOf(standings), freshnessOf(standings)];
  const known = judged > 0 && judged * 100 >= ASKED * lasting.length && coverage !== null && freshness !== null;
  const factors = [coverage, freshness, ...(judged > 0 ? [strengthOf(standings)] : []), resultOf(concerns)].filter(
    (factor) => factor !== null,
  );
  const lowest = lowestOf(factors.map(({ level }) => level));
  const worked: OpinionLevel = known ? lowest : 'not-known';
  const held = known && lowest !== 'substantial' ? factors.filter(({ level }) => level === lowest) : [];
  const why = known ? sayHeld(lowest, held) : `${notKnown(judged, lasting.length)}${sayOpen(concerns)}`;
  const overruled = overrulingOf(given.facts, assured.code);
  return {
    function: assured,
    worked,
    overruled,
    level: overruled?.level ?? worked,
    factors,
    held,
    reason: `${LEVEL_WORDS[worked].words}. ${why}`,
    gaps: standings.map(gapOf).filter((gap) => gap !== null),
    standings,
    concerns,
  };
};

/** Forms an opinion on each function from the facts, in the order of the functions. */
export const opinionsFrom = (facts: Facts): Opinion[] => {
  const given = sorted(facts);
  return [...facts.functions].sort((a, b) => a.position - b.position).map((assured) => opinionOn(given, assured));
};
