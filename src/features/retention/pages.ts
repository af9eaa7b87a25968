import { type CouncilCode, councilCode, dayOf } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { fieldOf, type RouteAnswer } from '../../platform/http/index.ts';
import { actorIn, callerMay, type Power } from '../access/index.ts';
import { postsByCode, postTitle } from '../people/index.ts';
import { faultsOfReason, readRestricted } from '../record/index.ts';
import {
  type AppRequest,
  type AppRoute,
  type CouncilView,
  councilView,
  readCouncil,
  type Site,
  unknownCouncil,
} from '../site/index.ts';
import { RETENTION } from './addresses.ts';
import type { KeptThing } from './kept-things.ts';
import { type DueThing, retentionPage } from './list-page.tsx';
import { missingReview, restrictedDuePage } from './other-pages.tsx';
import { DECIDE_DISPOSAL, PROPOSE_DISPOSAL, READ_RETENTION, REVIEW_RESTRICTED } from './policy.ts';
import { retentionRules } from './read-model.ts';
import { type Review, reviewPage, type StepName } from './review-page.tsx';
import { type RetentionDesk, takeStep } from './service.ts';
import { type RetentionStep, stepsOn } from './step.ts';

export type RetentionPages = { readonly site: Site; readonly desk: RetentionDesk };

const withSteps = async (tx: Transaction, things: readonly KeptThing[]): Promise<DueThing[]> => {
  const steps = await stepsOn(
    tx,
    things.map(({ code }) => code),
  );
  return things.map((thing) => ({ thing, last: steps.findLast(({ subject }) => subject === thing.code) ?? null }));
};

const dueIn = async (
  tx: Transaction,
  { clock, things }: RetentionDesk,
  secrecy: 'open' | 'restricted',
): Promise<DueThing[]> => {
  const due = await things.due(tx, dayOf(clock()));
  return withSteps(
    tx,
    due.filter(({ confidentiality }) => confidentiality === secrecy),
  );
};

const showList = (pages: RetentionPages, request: AppRequest, error: string | null): Promise<RouteAnswer | null> =>
  readCouncil(pages.site, request, async (tx, view) => {
    const due = await dueIn(tx, pages.desk, 'open');
    const rules = await retentionRules(tx, view.asAt);
    const html = retentionPage(view, due, rules, { formToken: request.formToken, error });
    return { kind: 'page', html, status: error === null ? 200 : 422 };
  });

const showRestricted = async (pages: RetentionPages, request: AppRequest): Promise<RouteAnswer> => {
  const { site, desk } = pages;
  const council = councilCode(request.path['council'] ?? '');
  if (council === null) return unknownCouncil();
  const reason = fieldOf(request.form, 'reason');
  if (faultsOfReason(reason, { column: 'reason', ask: 'Say why' }).length > 0)
    return (
      (await showList(pages, request, 'Say why you need to see them, in at most 1000 characters')) ?? unknownCouncil()
    );
  const opening = { subject: 'retention', reason, clock: desk.clock };
  return readRestricted(desk.database, actorIn(request.caller, council), council, opening, async (tx) => {
    const view = await councilView(site, tx, council, desk.clock(), request.caller);
    if (view === null) return unknownCouncil();
    return { kind: 'page', html: restrictedDuePage(view, await dueIn(tx, desk, 'restricted')) };
  });
};

const mayReview = ({ caller }: AppRequest, council: CouncilCode, secrecy: 'open' | 'restricted'): boolean =>
  secrecy === 'open' || callerMay(caller, council, REVIEW_RESTRICTED);

const showReview = (pages: RetentionPages, request: AppRequest, tried: Review['tried']): Promise<RouteAnswer | null> =>
  readCouncil(pages.site, request, async (tx, view: CouncilView): Promise<RouteAnswer> => {
    const { clock, things } = pages.desk;
    const code = request.path['code'] ?? '';
    const secrecy = things.confidentialityOf(code);
    if (secrecy === null || !mayReview(request, view.council.code, secrecy)) return missingReview(view);
    const thing = await things.one(tx, code);
    if (secrecy === 'open' && thing === null) return missingReview(view);
    const posts = await postsByCode(tx, view.asAt);
    const rule = (await retentionRules(tx, view.asAt)).find((each) => each.code === thing?.rule);
    const html = reviewPage(view, {
      ruleTitle: rule?.title ?? thing?.rule ?? null,
      thing,
      code,
      steps: await stepsOn(tx, [code]),
      today: dayOf(clock()),
      formToken: request.formToken,
      tried,
      done: tried === null && request.query['done'] !== undefined,
      sayActor: ({ by }: RetentionStep) =>
        by.post === null ? by.actor : `${postTitle(posts, by.post)} (${by.capacity})`,
    });
    return { kind: 'page', html, status: tried === null ? 200 : 422 };
  });

const STEPS: Readonly<Record<StepName, RetentionStep['step']>> = {
  proposal: 'proposed',
  keep: 'kept',
  disposal: 'disposed',
};

const take = async (pages: RetentionPages, request: AppRequest, step: StepName): Promise<RouteAnswer> => {
  const council = councilCode(request.path['council'] ?? '');
  const code = request.path['code'] ?? '';
  if (council === null) return unknownCouncil();
  const secrecy = pages.desk.things.confidentialityOf(code);
  if (secrecy === null || !mayReview(request, council, secrecy))
    return (await showReview(pages, request, null)) ?? unknownCouncil();
  const reason = fieldOf(request.form, `${step}-reason`);
  const until = fieldOf(request.form, `${step}-until`);
  const reviewing = { council, actor: actorIn(request.caller, council), clearance: secrecy };
  const result = await takeStep(pages.desk, reviewing, code, {
    step: STEPS[step],
    reason,
    until: step === 'keep' ? until : null,
  });
  if (result.ok) return { kind: 'elsewhere', address: RETENTION.review(council, code, { done: 'yes' }) };
  return (await showReview(pages, request, { step, reason, until, faults: result.problem })) ?? unknownCouncil();
};

/** The pages on which what is kept is reviewed: what is due, one review, and its three steps. */
export const retentionRoutes = (pages: RetentionPages): AppRoute[] => {
  const stepRoute = (
    step: StepName,
    permission: Power,
    record: 'retention.propose' | 'retention.keep' | 'retention.disposed',
  ): AppRoute => ({
    method: 'POST',
    path: `/councils/:council/retention/reviews/:code/${step}`,
    body: 'form',
    permission,
    record,
    handle: (request) => take(pages, request, step),
  });
  return [
    {
      method: 'GET',
      path: '/councils/:council/retention',
      permission: READ_RETENTION,
      record: null,
      handle: async (request) => (await showList(pages, request, null)) ?? unknownCouncil(),
    },
    {
      method: 'POST',
      path: '/councils/:council/retention/restricted',
      body: 'form',
      permission: REVIEW_RESTRICTED,
      record: 'restricted.read',
      handle: (request) => showRestricted(pages, request),
    },
    {
      method: 'GET',
      path: '/councils/:council/retention/reviews/:code',
      permission: READ_RETENTION,
      record: null,
      handle: async (request) => (await showReview(pages, request, null)) ?? unknownCouncil(),
    },
    stepRoute('proposal', PROPOSE_DISPOSAL, 'retention.propose'),
    stepRoute('keep', DECIDE_DISPOSAL, 'retention.keep'),
    stepRoute('disposal', DECIDE_DISPOSAL, 'retention.disposed'),
  ];
};
