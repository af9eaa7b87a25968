import { dayOf, daysAfter, type Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { may } from '../../access/index.ts';
import { type Awaiting, countAwaitingReview, newestConcernFirst } from '../../answers/index.ts';
import type { OpinionNow, Opinions } from '../../assurance/index.ts';
import { type OpenEscalation, openEscalations, READ_ESCALATIONS, TELLING } from '../../escalations/index.ts';
import { type Obligation, postsOf, standingOf } from '../../obligations/index.ts';
import { type Delegation, delegationsOf, isInForce, LATEST, type Post, postsByCode } from '../../people/index.ts';
import type { By } from '../../record/index.ts';
import { type EarlierPaper, paperHeads } from '../../reports/index.ts';
import { type CouncilView, type KnownPlan, mainPlan } from '../../site/index.ts';

/** A paper that has not been to its committee. */
export type PaperAhead = EarlierPaper & { readonly plan: KnownPlan };

/** Everything that the officer's front page says. */
export type TodayFacts = {
  readonly now: Instant;
  readonly posts: ReadonlyMap<string, Post>;
  readonly opinions: readonly OpinionNow[];
  /** What the reader's own post owes and is open, what is due first first. */
  readonly own: readonly Obligation[];
  /** What any post owes that is late, the longest first. */
  readonly late: readonly Obligation[];
  /** Open concerns, serious ones first; `fresh`: raised in the last seven days. */
  readonly concerns: readonly (Concern & { readonly fresh: boolean })[];
  readonly toReview: Awaiting;
  /** Papers whose committee is still to come, and those for which no day is set. */
  readonly papers: readonly PaperAhead[];
  readonly undated: readonly PaperAhead[];
  /** Who deputises now, and for what. */
  readonly deputising: readonly Delegation[];
  /** Open risks that were reported upwards, restricted ones left out; null where the reader may not see them. */
  readonly risks: readonly OpenEscalation[] | null;
  /** The tellings of risks that are owed and open, restricted ones left out. */
  readonly tellings: readonly Obligation[];
};

const NEW_DAYS = 7;

type Concern = Opinions['facts']['concerns'][number];

const serious = ({ severity }: Concern): number => (severity === 'serious' ? 0 : 1);

/** What was read before. `open`: what is open in the council, restricted matter left out. */
type TodayKnown = {
  readonly now: Instant;
  readonly reader: Pick<By, 'actor' | 'posts'>;
  readonly formed: Opinions;
  readonly open: readonly Obligation[];
};

/** Reads all else that the page says, in the council's own transaction. */
export const todayFacts = async (
  tx: Transaction,
  view: CouncilView,
  { now, reader, formed, open }: TodayKnown,
): Promise<TodayFacts> => {
  const today = dayOf(now);
  const post = view.acting?.post ?? null;
  const concerns = formed.facts.concerns.filter(({ state }) => state === 'open').sort(newestConcernFirst);
  const plan = mainPlan(view);
  const papers = plan === null ? [] : (await paperHeads(tx, plan.code, view.asAt)).map((each) => ({ ...each, plan }));
  return {
    now,
    posts: await postsByCode(tx, LATEST),
    opinions: formed.opinions,
    own: open.filter((each) => post !== null && postsOf(each).includes(post) && each.opensOn <= today),
    late: open.filter((each) => standingOf(each, now) === 'late'),
    concerns: concerns
      .map((each) => ({ ...each, fresh: each.raisedOn > daysAfter(today, -NEW_DAYS) }))
      .sort((a, b) => serious(a) - serious(b)),
    toReview: await countAwaitingReview(tx, reader),
    risks: may(view.acting, READ_ESCALATIONS) ? await openEscalations(tx) : null,
    tellings: open.filter(({ kind }) => kind === TELLING),
    papers: papers.filter(({ head }) => head.date !== null && head.date >= today),
    undated: papers.filter(({ head }) => head.date === null),
    deputising: (await delegationsOf(tx)).filter((each) => isInForce(each, now)),
  };
};
