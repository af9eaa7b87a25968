import { awaitingReview, reviewAnswer } from '../../features/answers/index.ts';
import { settleOpinion, WORKED_OUT } from '../../features/assurance/index.ts';
import { recordEvent } from '../../features/framework/index.ts';
import { type Day, daysAfter, type Instant } from '../../kernel/index.ts';
import { done, type Extra } from './play.ts';
import { type Parts, reviewerOf, tidying } from './tidy.ts';
import { invented } from './words.ts';

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

// So that whoever opens the demonstration finds a question that waits for an answer, and a concern that was just raised. After working hours of the last
// day: it looks at whatever is left, so nothing that is drawn by lot may still want to review the same answer.
const lastReviews = (parts: Parts, lastDay: Day): Extra => ({
  at: at(lastDay, '16:30'),
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
export const officeOverDays = (parts: Parts, from: Day, to: Day): Extra[] => {
  const { officer } = parts;
  const tidy: Extra[] = [];
  for (let day = daysAfter(from, 45); day < to; day = daysAfter(day, 30)) tidy.push(tidying(parts, day));
  return [
    opinion(officer, daysAfter(to, -250), 'F3', 'limited', 'I read twenty files myself, and four had no plan'),
    opinion(officer, daysAfter(to, -160), 'F3', WORKED_OUT, 'I read twenty files again, and each had its plan'),
    opinion(
      officer,
      daysAfter(to, -38),
      'F2',
      'limited',
      'The data come in, and since the case system changed I cannot rely on them',
    ),
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
    lastReviews(parts, to),
  ];
};
