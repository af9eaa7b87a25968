import {
  answersTo,
  awaitingReview,
  closeConcern,
  concernsOf,
  QUESTION,
  reviewAnswer,
} from '../../features/answers/index.ts';
import { settleOpinion, WORKED_OUT } from '../../features/assurance/index.ts';
import { ASSURANCE, recordEvent } from '../../features/framework/index.ts';
import { obligationsOf, waiveObligation } from '../../features/obligations/index.ts';
import { LATEST } from '../../features/people/index.ts';
import { type CouncilCode, type Day, daysAfter, type Instant } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { done, type Extra } from './play.ts';
import { invented, OUTCOMES, wordsFor } from './words.ts';

/** Who plays which part in a council's office. */
export type Office = { readonly officer: string; readonly reviewer: string };

const at = (day: Day, time: string): Instant => `${day}T${time}:00.000Z`;

const opinion = (officer: string, day: Day, of: string, level: string, reason: string): Extra => ({
  at: at(day, '14:10'),
  work: async (office) => {
    done('give an opinion', await settleOpinion(office(officer), of, { level, reason: invented(reason) }));
  },
});

const arose = (officer: string, day: Day, mechanism: string, what: string): Extra => ({
  at: at(day, '10:30'),
  work: async (office) => {
    done(
      'say what arose',
      await recordEvent(office(officer), mechanism, { what: invented(what), day: daysAfter(day, -1) }),
    );
  },
});

/** What was asked for so long ago that an answer would be of no use is waived, and said to be. */
const TOO_LATE_DAYS = 60;

/** A concern that has been open so long has come to something; what is drawn by lot closes sooner. */
const OPEN_DAYS = 165;

/** What has waited so long for a review is looked through. */
const WAITING_DAYS = 30;

const tidying = (parts: Office, day: Day): Extra => ({
  at: at(day, '16:20'),
  work: async (office) => {
    const { officer } = parts;
    const { database, council } = office(officer);
    const { late, waiting, concerns } = await database.read({ council }, async (tx) => ({
      late: await obligationsOf(tx, { kinds: [ASSURANCE, QUESTION], states: ['open'] }, LATEST),
      concerns: await concernsOf(tx, LATEST),
      waiting: await awaitingReview(tx),
    }));
    for (const { code } of late.filter(({ dueOn }) => dueOn < daysAfter(day, -TOO_LATE_DAYS))) {
      const why = invented('Too late to be of use: what it was about is asked again in the period that runs');
      done('waive', await waiveObligation(office(officer), code, why));
    }
    for (const { code } of concerns.filter(
      (each) => each.state === 'open' && each.raisedOn < daysAfter(day, -OPEN_DAYS),
    )) {
      done('close a concern', await closeConcern(office(officer), code, wordsFor(OUTCOMES, code)));
    }
    const old = waiting.filter(({ answeredAt }) => answeredAt < at(daysAfter(day, -WAITING_DAYS), '00:00'));
    for (const { obligation, answeredAt } of old) {
      const typed = { answerAt: answeredAt, verdict: 'accepted', words: '', severity: '' };
      const post = await reviewerOf(database, council, parts, obligation);
      done('review', await reviewAnswer(office(post), obligation, typed));
    }
  },
});

// Nobody reviews an answer of their own: what the reviewer's post answered, the officer's post looks at.
const reviewerOf = async (
  database: Database,
  council: CouncilCode,
  { officer, reviewer }: Office,
  obligation: string,
): Promise<string> => {
  const given = await database.read({ council }, (tx) => answersTo(tx, [obligation], LATEST));
  return given.at(-1)?.by.post === reviewer ? officer : reviewer;
};

// So that whoever opens the demonstration finds a question that waits for an answer, and a concern that was just raised.
const lastReviews = (parts: Office, day: Day): Extra => ({
  at: at(day, '15:05'),
  work: async (office) => {
    const { database, council } = office(parts.reviewer);
    const waiting = (await database.read({ council }, awaitingReview)).slice(-2);
    const typed = [
      { verdict: 'returned', words: invented('How many of these were late, and by how much?'), severity: '' },
      {
        verdict: 'concern',
        words: invented('It does not say who looks at this while the post is empty'),
        severity: 'concern',
      },
    ] as const;
    for (const [index, { obligation, answeredAt }] of waiting.entries()) {
      const said = typed[index];
      if (said === undefined) continue;
      const post = await reviewerOf(database, council, parts, obligation);
      done('review', await reviewAnswer(office(post), obligation, { answerAt: answeredAt, ...said }));
    }
  },
});

/** What the officer and the reviewer do of themselves over the days: opinions of their own, something that arose, and tidying once a month. */
export const officeOverDays = (parts: Office, from: Day, to: Day): Extra[] => {
  const { officer } = parts;
  const tidy: Extra[] = [];
  for (let day = daysAfter(from, 45); day < to; day = daysAfter(day, 30)) tidy.push(tidying(parts, day));
  return [
    opinion(officer, daysAfter(to, -250), 'F3', 'limited', 'I read twenty files myself, and four had no plan'),
    opinion(officer, daysAfter(to, -160), 'F3', WORKED_OUT, 'I read twenty files again, and each had its plan'),
    opinion(officer, daysAfter(to, -38), 'F5', 'limited', 'What an inspection found in spring is not put right yet'),
    opinion(
      officer,
      daysAfter(to, -120),
      'F8',
      'reasonable',
      'I decide on each placement myself, whatever else came in late',
    ),
    arose(officer, daysAfter(to, -75), 'A12', 'An inspection report on the children’s house'),
    arose(officer, daysAfter(to, -5), 'A11', 'A learning review was begun'),
    ...tidy,
    lastReviews(parts, daysAfter(to, -1)),
  ];
};
