import {
  answersTo,
  type Concern,
  closeConcern,
  concernsOf,
  giveAnswer,
  nothingIsAnswer,
  reviewAnswer,
} from '../../features/answers/index.ts';
import { ASSURANCE, bringCouncilUpToDate, readFramework } from '../../features/framework/index.ts';
import { type Obligation, obligationsOf, waiveObligation } from '../../features/obligations/index.ts';
import { LATEST } from '../../features/people/index.ts';
import type { Office } from '../../features/record/index.ts';
import {
  type Clock,
  type CouncilCode,
  type Day,
  dayOf,
  daysAfter,
  type Instant,
  type Result,
  sayFault,
} from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { type Course, closingOf, courseOf, type ReviewCourse } from './course.ts';
import { CONCERNS, draftOf, outcomeOf, QUESTIONS, WAIVED, wordsFor } from './words.ts';

/** Something to be done at an instant. What comes of it may be further things to do. */
type Step = { readonly at: Instant; readonly work: () => Promise<void> };

/** Something that a test or a demonstration adds to the course of things. */
export type Extra = { readonly at: Instant; readonly work: (office: (post: string) => Office) => Promise<void> };

type Play = {
  readonly database: Database;
  readonly council: CouncilCode;
  readonly seed: string;
  readonly from: Day;
  readonly to: Day;
  /** The post that reviews, and the one that decides. */
  readonly reviewer: string;
  readonly officer: string;
  readonly extras?: readonly Extra[];
  /** Told of each day that begins. */
  readonly onDay?: (day: Day) => void;
};

/** How often each thing happened. */
export type Played = Readonly<
  Record<'answered' | 'nothing' | 'waived' | 'never' | 'reviewed' | 'returned' | 'closed', number>
>;

// A program at the machine acts for the posts: what it does bears their codes, and the rules on who may do what are tried elsewhere.
const officeOf = (database: Database, clock: Clock, council: CouncilCode, post: string): Office => ({
  database,
  clock,
  council,
  by: {
    actor: { actor: `invented holder of ${post}`, post, capacity: 'demonstration', delegation: null },
    acting: null,
    posts: [post],
    machine: true,
    may: () => true,
  },
});

/** What a service gave. Throws where it refused: the demonstration asks for nothing that may be refused. */
export const done = <Value>(what: string, result: Result<Value>): Value => {
  if (result.ok) return result.value;
  throw new Error(`The demonstration could not ${what}: ${result.problem.map(sayFault).join('; ')}`);
};

/**
 * Plays what a council's leads, reviewers and officer do over some days with what the framework makes due, through the services that the pages call, at the
 * instants at which they would. The same seed over the same framework gives the same rows. Throws where a service refuses.
 */
export const play = async (given: Play): Promise<Played> => {
  const { database, council, seed, from, to, reviewer, officer, extras = [], onDay } = given;
  let now: Instant = `${from}T06:00:00.000Z`;
  const office = (post: string): Office => officeOf(database, () => now, council, post);
  const count: Record<keyof Played, number> = {
    answered: 0,
    nothing: 0,
    waived: 0,
    never: 0,
    reviewed: 0,
    returned: 0,
    closed: 0,
  };
  const steps: Step[] = extras.map(({ at, work }) => ({ at, work: () => work(office) }));
  const then = (at: Instant, work: Step['work']): void => {
    steps.push({ at: at > now ? at : now, work });
  };
  const seen = new Set<string>();

  const close = ({ code, raisedOn: raised, words }: Concern): void => {
    const at = closingOf(seed, code, raised);
    if (at === null) return;
    then(at, async () => {
      done('close a concern', await closeConcern(office(officer), code, outcomeOf(words)));
      count.closed += 1;
    });
  };
  const concerns = async (): Promise<void> => {
    const open = (await database.read({ council }, (tx) => concernsOf(tx, LATEST))).filter(
      ({ code, state }) => state === 'open' && !seen.has(code),
    );
    for (const concern of open) {
      seen.add(concern.code);
      close(concern);
    }
  };
  const newest = (code: string): Promise<Instant> =>
    database.read({ council }, async (tx) => (await answersTo(tx, [code], LATEST)).at(-1)?.knownAt ?? '');

  const review = (code: string, post: string, answerAt: Instant, course: ReviewCourse): void =>
    then(course.at, async () => {
      const { verdict, answered } = course;
      const words = verdict === 'accepted' ? '' : wordsFor(verdict === 'concern' ? CONCERNS : QUESTIONS, code);
      const typed = { answerAt, verdict, words, severity: verdict === 'concern' ? 'concern' : '' };
      done('review', await reviewAnswer(office(post === reviewer ? officer : reviewer), code, typed));
      count.reviewed += 1;
      if (verdict === 'concern') await concerns();
      if (verdict !== 'returned') return;
      count.returned += 1;
      if (answered !== null) {
        then(answered, async () => {
          const again: Extract<Course, { kind: 'answered' }> = {
            kind: 'answered',
            at: now,
            seconds: 60,
            nothingArose: false,
            evidence: true,
            concern: 'none',
            review: null,
          };
          done(
            'answer a question',
            await giveAnswer(office(post), `${code}.Q1`, draftOf(`${code} again`, again), await newest(code)),
          );
          count.answered += 1;
        });
      }
    });

  const follow = (owed: Obligation, course: Course): void => {
    const { code, ownerPost: post } = owed;
    if (course.kind === 'never') {
      count.never += 1;
      return;
    }
    if (course.kind === 'waived') {
      then(course.at, async () => {
        done('waive', await waiveObligation(office(officer), code, wordsFor(WAIVED, code)));
        count.waived += 1;
      });
      return;
    }
    then(course.at, async () => {
      const { answer } = done(
        'answer',
        await giveAnswer(office(post), code, draftOf(code, { ...course, at: now }), ''),
      );
      count.answered += 1;
      if (course.nothingArose) count.nothing += 1;
      if (course.concern !== 'none') await concerns();
      if (course.review !== null) review(code, post, answer.knownAt, course.review);
    });
  };

  const bringUp = async (): Promise<void> => {
    await bringCouncilUpToDate(database, () => now, council);
    const open = await database.read({ council }, async (tx) => ({
      framework: await readFramework(tx, LATEST),
      owed: await obligationsOf(tx, { kinds: [ASSURANCE], states: ['open'] }, LATEST),
    }));
    for (const owed of open.owed) {
      if (seen.has(owed.code)) continue;
      seen.add(owed.code);
      const { code, opensOn, dueOn, subject } = owed;
      const nothing = nothingIsAnswer(open.framework, owed);
      follow(owed, courseOf(seed, { code, mechanism: subject, opensOn, dueOn, mayBeNothing: nothing }));
    }
  };

  for (let day = from; day <= to; day = daysAfter(day, 1)) {
    onDay?.(day);
    const dawn: Instant = `${day}T06:00:00.000Z`;
    if (dawn > now) now = dawn;
    // Every Monday, and on the first day of all: what becomes due within a week is laid before it opens.
    if (day === from || new Date(dawn).getUTCDay() === 1) await bringUp();
    for (;;) {
      const [next] = steps.filter(({ at }) => dayOf(at) <= day).sort((a, b) => (a.at < b.at ? -1 : 1));
      if (next === undefined) break;
      steps.splice(steps.indexOf(next), 1);
      if (next.at > now) now = next.at;
      await next.work();
    }
  }
  return count;
};
