import { dayOf, type Instant, type Period } from '../../kernel/index.ts';
import { isOwn, isShown } from '../answers/index.ts';
import {
  type Answer,
  bySpoken,
  type Facts,
  firstAnswers,
  type Mechanism,
  type Raw,
  type Review,
} from '../assurance/index.ts';
import { inForceOn, sourceOf } from '../framework/index.ts';
import { countYear, isOfYear, outcomeOf } from './count-year.ts';
import type { MechanismYear, NewestAnswer } from './facts.ts';
import type { Reach } from './year.ts';

const newestOf = (answers: readonly Answer[], reviews: readonly Review[]): NewestAnswer | null => {
  const answer = answers.at(-1);
  if (answer === undefined) return null;
  const review = reviews.findLast((each) => each.obligation === answer.obligation && each.answerAt === answer.knownAt);
  return {
    on: dayOf(answer.knownAt),
    nothingArose: answer.nothingArose,
    evidence: answer.evidence.length,
    shown: answer.evidence.some(isShown),
    verdict: review === undefined || isOwn(review, answer) ? null : review.verdict,
  };
};

// What was asked for in the year stays in its statement, even where it was taken out of the framework before the year was over.
const goneInYear = (raw: Raw, standing: readonly Mechanism[], asked: ReadonlySet<string>): Mechanism[] => {
  const stands = new Set(standing.map(({ code }) => code));
  const last = new Map<string, Mechanism>();
  for (const { value, withdrawn } of raw.mechanisms) if (!withdrawn) last.set(value.code, value);
  return [...last.values()].filter(({ code }) => asked.has(code) && !stands.has(code));
};

const byPosition = (a: Mechanism, b: Mechanism): number => a.position - b.position || (a.code < b.code ? -1 : 1);

/** What the mechanisms are looked up in: the framework as it stood when the year ended, and what is known by the statement. */
type MechanismSources = {
  readonly raw: Raw;
  readonly then: Facts;
  readonly now: Facts;
  readonly year: Period;
  readonly reach: Reach;
  readonly asAt: Instant;
};

/**
 * Every mechanism of the framework as it stood at the end of the year (or stands so far) with what became of what it owed in the year, in the order of
 * the framework; those taken out of it in the year among them, where anything was due by them.
 */
export const mechanismsOfYear = ({ raw, then, now, year, reach, asAt }: MechanismSources): MechanismYear[] => {
  const occurrences = Map.groupBy(now.occurrences, ({ mechanism }) => mechanism);
  const answers = Map.groupBy(now.answers, ({ mechanism }) => mechanism);
  const reviews = Map.groupBy(now.reviews, ({ obligation }) => obligation);
  const first = firstAnswers(now.answers);
  const asked = new Set(
    now.occurrences.filter((each) => isOfYear(each, year) && each.state !== 'cancelled').map((each) => each.mechanism),
  );
  const gone = new Set(goneInYear(raw, then.mechanisms, asked));
  const all = [...then.mechanisms, ...gone].toSorted(byPosition);
  const byCode = new Map(all.map((each) => [each.code, each]));
  return all.map((mechanism) => {
    const source = sourceOf(byCode, mechanism);
    const own = (occurrences.get(source.code) ?? []).filter((each) => isOfYear(each, year));
    const ofYear = new Map(own.map((each) => [each.code, each]));
    const given = bySpoken(answers.get(source.code) ?? [], ofYear).filter(({ obligation }) => ofYear.has(obligation));
    const others = all.filter((each) => sourceOf(byCode, each) === source && each.function !== mechanism.function);
    return {
      mechanism,
      source,
      alsoUnder: [...new Set(others.map((each) => each.function))],
      gone: gone.has(mechanism),
      leads:
        inForceOn(
          then.leads.filter((each) => each.mechanism === source.code),
          reach.day,
        )?.posts ?? [],
      schedule: inForceOn(
        then.schedules.filter((each) => each.mechanism === source.code),
        reach.day,
      ),
      count: countYear(own, first, year, asAt),
      waived: own
        .filter((each) => outcomeOf(each, first.get(each.code), asAt) === 'waived')
        .map(({ dueOn, reason }) => ({ dueOn, reason })),
      newest: newestOf(given, reviews.get(given.at(-1)?.obligation ?? '') ?? []),
    };
  });
};
