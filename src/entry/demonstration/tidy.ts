import {
  answersTo,
  awaitingReview,
  closeConcern,
  concernsOf,
  giveAnswer,
  QUESTION,
  reviewAnswer,
} from '../../features/answers/index.ts';
import { ASSURANCE } from '../../features/framework/index.ts';
import { type Obligation, obligationsOf, waiveObligation } from '../../features/obligations/index.ts';
import { LATEST } from '../../features/people/index.ts';
import { type CouncilCode, type Day, daysAfter, type Instant } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { chanceOf } from './chance.ts';
import { done, type Extra } from './play.ts';
import { draftOf, invented, outcomeOf } from './words.ts';

/** Who plays which part in a council's office. */
export type Parts = { readonly officer: string; readonly reviewer: string };

/** What is late for so long is settled: answered after all or waived, but for some that nobody ever answers. What play.ts draws by lot comes sooner. */
const LATE_DAYS = { occurrence: 75, question: 60 } as const;

/** A concern that has been open so long has come to something; what is drawn by lot closes sooner. */
const OPEN_DAYS = 165;

/** What has waited so long for a review is looked through. */
const WAITING_DAYS = 30;

const midnight = (day: Day): Instant => `${day}T00:00:00.000Z`;

const isOld =
  (day: Day) =>
  ({ kind, dueOn }: Obligation): boolean =>
    dueOn < daysAfter(day, -(kind === QUESTION ? LATE_DAYS.question : LATE_DAYS.occurrence));

const settle = async (
  office: Parameters<Extra['work']>[0],
  officer: string,
  { code, kind, ownerPost }: Obligation,
  at: Instant,
): Promise<void> => {
  const chance = chanceOf(`settled ${code}`);
  if (kind === QUESTION || chance < 0.25) {
    const why = invented('Too late to be of use: what it was about is asked again in the period that runs');
    done('waive', await waiveObligation(office(officer), code, why));
  } else if (chance < 0.85) {
    const course = { nothingArose: false, evidence: chance < 0.6, concern: 'none', seconds: 210, at } as const;
    const draft = draftOf(code, { kind: 'answered', review: null, ...course });
    done('answer after all', await giveAnswer(office(ownerPost), code, draft, ''));
  }
};

/** Nobody reviews an answer of their own: what the reviewer's post answered, the officer's post looks at. */
export const reviewerOf = async (
  database: Database,
  council: CouncilCode,
  { officer, reviewer }: Parts,
  obligation: string,
): Promise<string> => {
  const given = await database.read({ council }, (tx) => answersTo(tx, [obligation], LATEST));
  return given.at(-1)?.by.post === reviewer ? officer : reviewer;
};

/** What an office does that looks after what has been lying: what is long late, concerns that are long open, answers that nobody reviewed. */
export const tidying = (parts: Parts, day: Day): Extra => {
  const at: Instant = `${day}T16:20:00.000Z`;
  return {
    at,
    work: async (office) => {
      const { officer } = parts;
      const { database, council } = office(officer);
      const { late, waiting, concerns } = await database.read({ council }, async (tx) => ({
        late: await obligationsOf(tx, { kinds: [ASSURANCE, QUESTION], states: ['open'] }, LATEST),
        concerns: await concernsOf(tx, LATEST),
        waiting: await awaitingReview(tx),
      }));
      for (const owed of late.filter(isOld(day))) await settle(office, officer, owed, at);
      const open = concerns.filter(({ state, raisedOn }) => state === 'open' && raisedOn < daysAfter(day, -OPEN_DAYS));
      for (const { code, words } of open)
        done('close a concern', await closeConcern(office(officer), code, outcomeOf(words)));
      for (const { obligation, answeredAt } of waiting) {
        if (answeredAt >= midnight(daysAfter(day, -WAITING_DAYS))) continue;
        const typed = { answerAt: answeredAt, verdict: 'accepted', words: '', severity: '' };
        const post = await reviewerOf(database, council, parts, obligation);
        done('review', await reviewAnswer(office(post), obligation, typed));
      }
    },
  };
};
