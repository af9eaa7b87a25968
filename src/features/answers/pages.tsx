import { councilCode, dayOf, fail, ok, type Result } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { actorIn, callerMay, type Power } from '../access/index.ts';
import { ADD_EVIDENCE, type EvidenceDesk, MOST_BYTES, type ReadyEvidence, readyEvidence } from '../evidence/index.ts';
import { type AppRequest, type AppRoute, answerIn, formRoutes, unknownCouncil } from '../site/index.ts';
import { ANSWERS } from './addresses.ts';
import { type AnswerDraft, STANDARDS } from './answer.ts';
import { FORM } from './answer-form.tsx';
import { answerPage } from './answer-page.tsx';
import { concernsPage } from './concerns-page.tsx';
import { checked, giveAnswer, toAnswer } from './give.ts';
import { CLOSE_CONCERN, GIVE_ANSWER, READ_ANSWERS, REVIEW_ANSWER } from './policy.ts';
import { queuePage } from './queue-page.tsx';
import { closeConcern, reviewAnswer } from './review.ts';
import { REVIEW, reviewPage } from './review-page.tsx';
import { type AnswersDependencies, type AnswersForm, type Draw, drawn, officeOf } from './view.ts';

type AnswersPages = AnswersDependencies & { readonly desk: EvidenceDesk };

type Typed = AppRequest['form'];

const draftIn = (form: Typed): AnswerDraft => ({
  nothingArose: answerIn(form, FORM, 'nothing') === 'yes',
  done: answerIn(form, FORM, 'done'),
  tells: answerIn(form, FORM, 'tells'),
  evidence: answerIn(form, FORM, 'evidence'),
  concern: answerIn(form, FORM, 'concern'),
  concernWords: answerIn(form, FORM, 'concern_words'),
  standards: Object.keys(STANDARDS).filter((code) => answerIn(form, FORM, `standard-${code}`) === 'yes'),
  openedAt: answerIn(form, FORM, 'opened_at'),
  ...(form[`${FORM}-reply`] === undefined ? {} : { reply: answerIn(form, FORM, 'reply') }),
});

// The rule of the pack "scotland" for returns, audits and minutes of working groups.
const KEPT_BY = 'assurance';

// Looks into the file that came with an answer, as evidence on its mechanism, once the answer has been found right. It is kept with the answer.
const attached = async ({ desk, site }: AnswersPages, request: AppRequest): Promise<Result<ReadyEvidence | null>> => {
  const { form, file, caller, path } = request;
  const council = councilCode(path['council'] ?? '');
  if (council === null || file === null || file.bytes.length === 0) return ok(null);
  const office = officeOf({ site, clock: desk.clock }, request);
  const asked = await site.database.read({ council }, (tx) => toAnswer(tx, path['obligation'] ?? ''));
  if (asked === null || office === null) return ok(null);
  // Looking into a file takes a while, so everything else is looked at first.
  const since = answerIn(form, FORM, 'since');
  const today = dayOf(desk.clock());
  const { faults } = await site.database.read({ council }, (tx) =>
    checked(tx, office.by, asked, draftIn(form), { since, today, files: 1 }),
  );
  if (faults.length > 0) return fail([...faults]);
  if (!callerMay(caller, council, ADD_EVIDENCE)) return ok(null);
  const adding = { council, actor: actorIn(caller, council), mayRestrict: false };
  const ready = await readyEvidence(desk, adding, file, {
    title: `${asked.occurrence.title}: ${asked.occurrence.rule}`.slice(0, 200),
    aboutKind: 'mechanism',
    about: asked.mechanism,
    confidentiality: 'open',
    rule: KEPT_BY,
    from: '',
    supersedes: '',
  });
  return ready.ok ? ready : fail(ready.problem.map((each) => ({ ...each, place: { column: 'file' } })));
};

const takeAnswer = async (pages: AnswersPages, request: AppRequest): Promise<RouteAnswer> => {
  const office = officeOf(pages, request);
  if (office === null) return unknownCouncil();
  const { form } = request;
  const code = request.path['obligation'] ?? '';
  const file = await attached(pages, request);
  const given = file.ok
    ? await giveAnswer(office, code, draftIn(form), answerIn(form, FORM, 'since'), file.value)
    : file;
  if (given.ok) return { kind: 'elsewhere', address: ANSWERS.form(office.council, code, { said: 'given' }) };
  return drawn(pages, request, answerPage, { which: FORM, form, faults: given.problem });
};

const FORMS: readonly AnswersForm[] = [
  {
    path: '/answers/:obligation/review',
    permission: REVIEW_ANSWER,
    record: 'answer.review',
    which: REVIEW,
    change: ({ office, named, answer }) =>
      reviewAnswer(office, named('obligation'), {
        answerAt: answer('answer_at'),
        verdict: answer('verdict'),
        words: answer('words'),
        severity: answer('severity'),
      }),
    next: ({ council, answer }) => ANSWERS.queue(council, answer('verdict')),
    page: () => reviewPage,
  },
  {
    path: '/concerns/:concern/close',
    permission: CLOSE_CONCERN,
    record: 'concern.close',
    which: 'close-:concern',
    change: ({ office, named, answer }) => closeConcern(office, named('concern'), answer('outcome')),
    next: ({ council }) => ANSWERS.concerns(council, 'closed'),
    page: () => concernsPage,
  },
];

/** Every address of answers: the form and its receipt, the review queue, the reviews, and the concerns. */
export const answerRoutes = (pages: AnswersPages): AppRoute[] => {
  const page = (path: string, permission: Power, draw: Draw): AppRoute => ({
    method: 'GET',
    path: `/councils/:council${path}`,
    permission,
    record: null,
    handle: (request) => drawn(pages, request, draw),
  });
  return [
    page('/answers', READ_ANSWERS, queuePage),
    page('/answers/:obligation', READ_ANSWERS, answerPage),
    page('/answers/:obligation/review', READ_ANSWERS, reviewPage),
    page('/concerns', READ_ANSWERS, concernsPage),
    {
      method: 'POST',
      path: '/councils/:council/answers/:obligation',
      body: 'file',
      maxBytes: MOST_BYTES + 1,
      permission: GIVE_ANSWER,
      record: 'answer.give',
      handle: (request) => takeAnswer(pages, request),
    },
    ...formRoutes(
      {
        database: pages.site.database,
        clock: pages.clock,
        draw: (request, draw, again) => drawn(pages, request, draw, again),
      },
      FORMS,
    ),
  ];
};
