/**
 * The journey of a child with a secure accommodation authorisation, as the regulations tell it (SSI 2013/212 reg 4 to 10; 2011 Act s.151), written by
 * hand for tests and sharing nothing with the application: whole minutes since 1970 for moments, its own calendar, its own states.
 */
export type State =
  | 'authorised'
  | 'implement-decided'
  | 'consent-refused'
  | 'consented'
  | 'not-implemented'
  | 'deemed-not-implemented'
  | 'under-review'
  | 'confirmed-on-review'
  | 'placed'
  | 'removal-decided'
  | 'removed'
  | 'authorisation-ceased'
  | 'closed';

/** Something that happened: what, when, to whom; `day` where only the day is known, of which `at` is the midnight that begins it. */
export type Fact = { readonly what: string; readonly at: number; readonly who: string | null; readonly day?: true };

/** A clock as the regulations give it: the rule, for whom, and the last minute, or the midnight after the last day; null where no number is stated. */
export type Clock = {
  readonly rule: string;
  readonly who: string | null;
  readonly end: number | null;
  readonly open: boolean;
};

/** Where a child stands. */
export type Standing = {
  readonly state: State;
  /** What led to this state. */
  readonly since: number;
  readonly facts: readonly Fact[];
  /** The lapse was written down, and nothing was decided since. */
  readonly lapse: number | null;
  readonly concerned: readonly string[];
};

/** What whoever makes a step says: when, and with what. */
export type Step = {
  readonly what: string;
  readonly at: number;
  readonly who: string | null;
  /** Who was asked, and when; null where it says why not. */
  readonly asked: ReadonlyMap<string, number | null>;
  readonly complete: boolean;
  readonly condition: boolean;
  readonly excused: readonly string[];
};

export const HOURS = 60;
const DAY = 24 * HOURS;

// The last Sundays of March and October, when clocks change at 01:00 UTC.
const SUMMERS = [
  ['2026-03-29T01:00Z', '2026-10-25T01:00Z'],
  ['2027-03-28T01:00Z', '2027-10-31T01:00Z'],
  ['2028-03-26T01:00Z', '2028-10-29T01:00Z'],
].map(([from = '', to = '']) => [Date.parse(from) / 60_000, Date.parse(to) / 60_000] as const);

const isSummer = (minute: number): boolean => SUMMERS.some(([from, to]) => minute >= from && minute < to);

/** The local date as a number of days since 1970. */
export const dateOf = (minute: number): number => Math.floor((minute + (isSummer(minute) ? 60 : 0)) / DAY);

/** The midnight with which a local date begins. */
export const midnight = (date: number): number => date * DAY - (isSummer(date * DAY - 60) ? 60 : 0);

const monthAfter = (date: number): number => {
  const from = new Date(date * 86_400_000);
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 2, 0)).getUTCDate();
  return Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, Math.min(from.getUTCDate(), last)) / 86_400_000;
};

/** The law's 72 hours for a decision. */
export const decideBy = ({ facts }: Standing): number => (facts[0]?.at ?? 0) + 72 * HOURS;

const lastOf = (facts: readonly Fact[], ...what: string[]): number =>
  facts
    .filter((each) => what.includes(each.what))
    .reduce((last, { at }) => Math.max(last, at), Number.NEGATIVE_INFINITY);

const has = (facts: readonly Fact[], what: string): boolean => facts.some((each) => each.what === what);

/** Everybody who is told and asked of is told, from `after` to `until`, but for those excused. */
const allTold = (
  { facts, concerned }: Standing,
  what: string,
  {
    after,
    until,
    excused,
    people,
  }: { after: number; until: number; excused: readonly string[]; people?: readonly string[] },
): boolean =>
  (people ?? [...concerned, 'principal-reporter', 'head-of-unit']).every(
    (who) =>
      excused.includes(who) ||
      facts.some((each) => each.what === what && each.who === who && each.at >= after && each.at <= until),
  );

const allAsked = ({ concerned }: Standing, { asked, at }: Step): boolean =>
  [...concerned, 'head-of-unit'].every((who) => {
    const when = asked.get(who);
    return when !== undefined && (when === null || when <= at);
  });

/** Whether somebody may still ask for a review of a decision not to implement (reg 7(1), (5)). */
const mayAsk = ({ facts }: Standing, who: string | null, at: number): boolean =>
  facts.some((start) => {
    const own = start.what === 'non-implementation-notice-received' && start.who === who;
    if (!own && start.what !== 'decision-deemed-not-implemented') return false;
    const used = facts.some(
      (each) => each.what === 'review-request-received' && each.who === who && each.at > start.at,
    );
    return start.at <= at && at <= start.at + 72 * HOURS && !used;
  });

const rightsOver = ({ facts }: Standing, at: number): boolean =>
  !facts.some(
    ({ what, at: from }) =>
      (what === 'non-implementation-notice-received' || what === 'decision-deemed-not-implemented') &&
      at <= from + 72 * HOURS,
  );

/** How a child stands without the lapse, where a step came before it. */
export const before = (now: Standing, at: number): Standing =>
  now.lapse === null || at > now.lapse
    ? now
    : {
        ...now,
        state: 'authorised',
        since: now.facts[0]?.at ?? 0,
        lapse: null,
        facts: now.facts.filter(({ what }) => what !== 'decision-deemed-not-implemented'),
      };

const EVERYWHERE: readonly State[] = [
  'authorised',
  'implement-decided',
  'consent-refused',
  'consented',
  'not-implemented',
  'deemed-not-implemented',
  'under-review',
  'confirmed-on-review',
  'placed',
  'removal-decided',
  'removed',
  'authorisation-ceased',
  'closed',
];

/** Where a child may stand when somebody notes that one of these happened; noting moves nobody. */
export const NOTED_IN: Readonly<Record<string, readonly State[]>> = {
  'decision-notice-sent': [
    'implement-decided',
    'consent-refused',
    'consented',
    'not-implemented',
    'deemed-not-implemented',
    'under-review',
    'confirmed-on-review',
    'placed',
    'removal-decided',
    'removed',
  ],
  'decision-review-notice-sent': [
    'implement-decided',
    'consent-refused',
    'consented',
    'under-review',
    'confirmed-on-review',
    'placed',
    'removal-decided',
    'removed',
  ],
  'non-implementation-notice-received': [
    'not-implemented',
    'deemed-not-implemented',
    'under-review',
    'confirmed-on-review',
  ],
  'decision-received-by-head-of-unit': ['implement-decided'],
  'review-request-received': ['under-review', 'confirmed-on-review'],
  'extra-review-requested': ['placed', 'removal-decided', 'removed'],
  'placement-review-notice-sent': ['placed', 'removal-decided', 'removed'],
  'removal-notice-sent': ['removal-decided', 'removed'],
  'appeal-lodged': EVERYWHERE,
  'appeal-decided': EVERYWHERE,
};

// What each notice, and each receipt, tells of. Nobody is told of what is not decided, nor told of one decision twice.
const TELLS_OF: Readonly<Record<string, readonly string[]>> = {
  'decision-notice-sent': ['implementation-decided', 'non-implementation-decided', 'decision-deemed-not-implemented'],
  'decision-review-notice-sent': ['review-decided-to-implement', 'decision-review-completed'],
  'non-implementation-notice-received': ['non-implementation-decided', 'decision-deemed-not-implemented'],
  'decision-received-by-head-of-unit': ['implementation-decided', 'review-decided-to-implement', 'another-unit-asked'],
  'placement-review-notice-sent': ['placement-review-completed', 'review-ended-placement'],
  'removal-notice-sent': ['no-longer-necessary', 'review-ended-placement', 'left-when-authorisation-ended'],
};

const canBeTold = ({ facts }: Standing, { what, who, at }: Fact): boolean => {
  const of = TELLS_OF[what];
  if (of === undefined) return true;
  const decisions = facts.filter((each) => of.includes(each.what)).map((each) => each.at);
  const from = Math.max(...decisions.filter((each) => each <= at));
  const until = Math.min(...decisions.filter((each) => each > at));
  return (
    Number.isFinite(from) &&
    !facts.some((each) => each.what === what && each.who === who && each.at >= from && each.at < until)
  );
};

/** Where a child stands after something was noted; null where it cannot be. */
export const noted = (standing: Standing, fact: Fact, now: number): Standing | null => {
  const known = byNow(standing, now);
  if (fact.at > now || NOTED_IN[fact.what]?.includes(known.state) !== true || !canBeTold(known, fact)) return null;
  return { ...known, facts: [...known.facts, fact] };
};

/** What somebody noted, and no step asks for: it can be taken back whatever was done since. */
export const FREE = ['appeal-lodged', 'appeal-decided', 'extra-review-requested'];

/** Where a child stands when what was noted did not happen so. */
export const takenBack = (standing: Standing, what: string, now: number): Standing | null => {
  const known = byNow(standing, now);
  const index = known.facts.findLastIndex((each) => each.what === what);
  return index < 0 ? null : { ...known, facts: known.facts.filter((_, each) => each !== index) };
};

// Decisions of which the reasons are recorded (reg 4(3), 7(4), 10(4)).
const REASONED = [
  'implementation-decided',
  'non-implementation-decided',
  'review-decided-to-implement',
  'decision-review-completed',
  'placement-review-completed',
  'review-ended-placement',
  'no-longer-necessary',
];

/** Where a child stands after answers were put right: as before. The reasons of a decision can be put in other words, and not be left out. */
export const putRight = (standing: Standing, empties: boolean, now: number): Standing | null => {
  const known = byNow(standing, now);
  return empties && known.facts.some(({ what }) => REASONED.includes(what)) ? null : known;
};

/** What the passing of time made of it by `now`: 72 hours to the minute without a decision. */
export const byNow = (standing: Standing, now: number): Standing => {
  const end = decideBy(standing);
  if (standing.state !== 'authorised' || now <= end) return standing;
  const fact: Fact = { what: 'decision-deemed-not-implemented', at: end, who: null };
  return { ...standing, state: 'deemed-not-implemented', since: end, lapse: end, facts: [...standing.facts, fact] };
};

type Rule = {
  readonly from: readonly State[];
  readonly to: State;
  readonly asks: (now: Standing, step: Step) => boolean;
};

const told = (now: Standing, { at, excused }: Step): boolean => {
  const implemented = lastOf(now.facts, 'implementation-decided');
  const reviewed = lastOf(now.facts, 'review-decided-to-implement');
  return (
    (!has(now.facts, 'implementation-decided') ||
      allTold(now, 'decision-notice-sent', { after: implemented, until: at, excused })) &&
    (!has(now.facts, 'review-decided-to-implement') ||
      allTold(now, 'decision-review-notice-sent', { after: reviewed, until: at, excused }))
  );
};

const lastReviewTold = (now: Standing, { at, excused }: Step): boolean =>
  !has(now.facts, 'placement-review-completed') ||
  allTold(now, 'placement-review-notice-sent', {
    after: lastOf(now.facts, 'placement-review-completed'),
    until: at,
    excused,
  });

const askedUnit = (now: Standing, { at, complete }: Step): boolean => {
  const decided = lastOf(now.facts, 'implementation-decided', 'review-decided-to-implement', 'another-unit-asked');
  return (
    complete &&
    now.facts.some((each) => each.what === 'decision-received-by-head-of-unit' && each.at >= decided && each.at <= at)
  );
};

const recorded = (now: Standing, step: Step): boolean => step.complete && allAsked(now, step);
const receivedBy = (now: Standing, { at, excused }: Step): boolean =>
  allTold(now, 'non-implementation-notice-received', {
    after: Number.NEGATIVE_INFINITY,
    until: at,
    excused,
    people: now.concerned,
  });

/** What each step leads from and to, and what the regulations ask first. */
export const STEPS: Readonly<Record<string, Rule>> = {
  'decide-to-implement': {
    from: ['authorised'],
    to: 'implement-decided',
    asks: (now, step) => recorded(now, step) && step.condition,
  },
  'decide-not-to-implement': { from: ['authorised'], to: 'not-implemented', asks: recorded },
  'note-consent': { from: ['implement-decided'], to: 'consented', asks: askedUnit },
  'note-refusal': { from: ['implement-decided'], to: 'consent-refused', asks: askedUnit },
  'ask-another-unit': { from: ['consent-refused'], to: 'implement-decided', asks: (_, { complete }) => complete },
  place: { from: ['consented'], to: 'placed', asks: (now, step) => told(now, step) },
  'ask-for-review-of-decision': {
    from: ['not-implemented', 'deemed-not-implemented', 'confirmed-on-review'],
    to: 'under-review',
    asks: (now, { who, at }) => mayAsk(now, who, at),
  },
  'review-to-implement': {
    from: ['under-review'],
    to: 'implement-decided',
    asks: (now, step) => recorded(now, step) && step.condition,
  },
  'review-to-confirm': { from: ['under-review'], to: 'confirmed-on-review', asks: recorded },
  'review-to-keep': {
    from: ['placed'],
    to: 'placed',
    asks: (now, step) => recorded(now, step) && step.condition && lastReviewTold(now, step),
  },
  // The child is removed at once (s.151(4)): no notice of an earlier review holds that up. Whoever was not told by then is told before the entry is closed.
  'review-to-remove': { from: ['placed'], to: 'removal-decided', asks: recorded },
  'decide-removal': { from: ['placed'], to: 'removal-decided', asks: recorded },
  remove: { from: ['removal-decided'], to: 'removed', asks: () => true },
  'finish-removal': {
    from: ['removed'],
    to: 'closed',
    asks: (now, { at, excused }) =>
      allTold(now, 'removal-notice-sent', { after: Number.NEGATIVE_INFINITY, until: at, excused }) &&
      (!(has(now.facts, 'review-ended-placement') || has(now.facts, 'placement-review-completed')) ||
        allTold(now, 'placement-review-notice-sent', {
          after: lastOf(now.facts, 'placement-review-completed', 'review-ended-placement'),
          until: at,
          excused,
        })),
  },
  'note-end-of-authorisation': {
    from: [
      'authorised',
      'implement-decided',
      'consent-refused',
      'consented',
      'not-implemented',
      'deemed-not-implemented',
      'under-review',
      'confirmed-on-review',
    ],
    to: 'authorisation-ceased',
    asks: (_, { complete }) => complete,
  },
  'note-end-while-placed': { from: ['placed', 'removal-decided'], to: 'removed', asks: (_, { complete }) => complete },
  'close-not-implemented': {
    from: ['not-implemented', 'deemed-not-implemented'],
    to: 'closed',
    asks: (now, step) =>
      rightsOver(now, step.at) &&
      receivedBy(now, step) &&
      allTold(now, 'decision-notice-sent', { after: Number.NEGATIVE_INFINITY, until: step.at, excused: step.excused }),
  },
  'close-confirmed': {
    from: ['confirmed-on-review'],
    to: 'closed',
    asks: (now, step) =>
      rightsOver(now, step.at) &&
      receivedBy(now, step) &&
      allTold(now, 'decision-review-notice-sent', {
        after: lastOf(now.facts, 'decision-review-completed'),
        until: step.at,
        excused: step.excused,
      }),
  },
};

const FACT_OF: Readonly<Record<string, string>> = {
  'decide-to-implement': 'implementation-decided',
  'decide-not-to-implement': 'non-implementation-decided',
  'note-consent': 'consent-decision-received',
  'note-refusal': 'consent-decision-received',
  'ask-another-unit': 'another-unit-asked',
  place: 'placed',
  'ask-for-review-of-decision': 'review-request-received',
  'review-to-implement': 'review-decided-to-implement',
  'review-to-confirm': 'decision-review-completed',
  'review-to-keep': 'placement-review-completed',
  'review-to-remove': 'review-ended-placement',
  'decide-removal': 'no-longer-necessary',
  remove: 'removed',
  'finish-removal': 'removal-notices-sent',
  'note-end-of-authorisation': 'authorisation-ceased',
  'note-end-while-placed': 'left-when-authorisation-ended',
};

/** Where a child stands after a step; null where the regulations do not let it be made. `now` is when somebody writes it down. */
export const after = (standing: Standing, step: Step, now: number): Standing | null => {
  const rule = STEPS[step.what];
  const known = byNow(standing, now);
  const earlier = before(known, step.at);
  const from = rule?.from.includes(earlier.state) === true ? earlier : known;
  if (rule === undefined || !rule.from.includes(from.state) || step.at > now) return null;
  const fact = FACT_OF[step.what];
  if (fact !== undefined && step.at < from.since) return null;
  if (!rule.asks(from, step)) return null;
  const facts = fact === undefined ? from.facts : [...from.facts, { what: fact, at: step.at, who: step.who }];
  const moved = rule.to !== from.state;
  const next = {
    ...from,
    state: rule.to,
    facts,
    lapse: null,
    since: moved && fact !== undefined ? step.at : from.since,
  };
  return byNow(next, now);
};

const reviews = ({ facts }: Standing): Fact[] => {
  const placed = facts.find(({ what }) => what === 'placed');
  return facts
    .filter(
      ({ what, at }) =>
        (what === 'placement-review-completed' || what === 'review-ended-placement') &&
        placed !== undefined &&
        at >= placed.at,
    )
    .toSorted((a, b) => a.at - b.at);
};

const REVIEWED = [
  'placement-review-completed',
  'review-ended-placement',
  'decision-review-completed',
  'review-decided-to-implement',
];
const LEFT = ['removed', 'left-when-authorisation-ended'];

// What answers a clock, and what ends it without an answer.
const ANSWERED: Readonly<Record<string, readonly string[]>> = {
  // Once the law has taken its course, the duty ends with the decision on review.
  'SEC-01': [
    'implementation-decided',
    'non-implementation-decided',
    'review-decided-to-implement',
    'decision-review-completed',
    'authorisation-ceased',
  ],
  'SEC-02': ['implementation-decided', 'non-implementation-decided', 'authorisation-ceased'],
  'SEC-03': ['consent-decision-received', 'authorisation-ceased'],
  'SEC-04': ['review-request-received', 'review-decided-to-implement', 'authorisation-ceased'],
  'SEC-05': [...REVIEWED, 'authorisation-ceased'],
  'SEC-06': [...REVIEWED, ...LEFT],
  'SEC-07': [...REVIEWED, ...LEFT],
  'SEC-08': [...REVIEWED, ...LEFT],
  'SEC-09': [...REVIEWED, ...LEFT],
  'SEC-10': LEFT,
  'SEC-11': ['appeal-lodged'],
  'SEC-12': ['appeal-decided'],
  'SEC-14': ['removal-notices-sent'],
};

// By the minute where both are known to it, else by the day; on the same, as they were written down.
const isAfter = (each: Fact, from: Fact, later: boolean): boolean => {
  const [one, other] = [each, from].map((fact) => (each.day || from.day ? dateOf(fact.at) : fact.at));
  return one === other ? later : (one ?? 0) > (other ?? 0);
};

const isOpen = (rule: string, number: number, facts: readonly Fact[]): boolean => {
  const from = facts[number] as Fact;
  return !facts.some(
    (each, index) =>
      ANSWERED[rule]?.includes(each.what) === true &&
      index !== number &&
      isAfter(each, from, index > number) &&
      (from.who === null || each.who === null || each.who === from.who),
  );
};

// Those concerned are told of the decision, or of what the law made of none (reg 5), until it is reviewed, acted on, or ended.
const isTellingOpen = (standing: Standing): boolean => {
  const { facts } = standing;
  const over = ['placed', 'authorisation-ceased', 'review-decided-to-implement', 'decision-review-completed'];
  if (over.some((what) => has(facts, what))) return false;
  const decided = lastOf(facts, ...(TELLS_OF['decision-notice-sent'] ?? []));
  const everything = { after: decided, until: Number.POSITIVE_INFINITY, excused: [] };
  return !Number.isFinite(decided) || !allTold(standing, 'decision-notice-sent', everything);
};

const DECIDED = new Set([
  'order-with-authorisation-made',
  'implementation-decided',
  'non-implementation-decided',
  'review-decided-to-implement',
  'decision-review-completed',
]);

/** Every clock that the regulations start, each once, and whether it is still to be answered. */
export const clocksBy = (standing: Standing): Clock[] => {
  const { facts } = standing;
  const implemented = has(facts, 'implementation-decided');
  const clocks: Clock[] = [];
  const start = (rule: string, number: number, end: number | null): void => {
    clocks.push({ rule, who: facts[number]?.who ?? null, end, open: isOpen(rule, number, facts) });
  };
  facts.forEach(({ what, at }, number) => {
    const days = (count: number): number => midnight(dateOf(at) + count + 1);
    if (what === 'authorisation-received') {
      start('SEC-01', number, at + 72 * HOURS);
      clocks.push({ rule: 'SEC-01a', who: null, end: at + 72 * HOURS, open: isTellingOpen(standing) });
      start('SEC-02', number, at + 72 * HOURS);
    }
    if (what === 'decision-received-by-head-of-unit') start('SEC-03', number, at + 48 * HOURS);
    const mayBeAsked = what === 'non-implementation-notice-received' || what === 'decision-deemed-not-implemented';
    if (mayBeAsked && !implemented) start('SEC-04', number, at + 72 * HOURS);
    if (what === 'review-request-received') start('SEC-05', number, at + 72 * HOURS);
    if (what === 'placed') start('SEC-06', number, days(7));
    if (what === 'appeal-lodged') start('SEC-12', number, days(3));
    if (what === 'extra-review-requested') start('SEC-09', number, null);
    if (what === 'no-longer-necessary' || what === 'review-ended-placement') {
      start('SEC-10', number, null);
      start('SEC-14', number, null);
    }
    if (what === 'left-when-authorisation-ended') start('SEC-14', number, null);
    // Day 1 is the day of the decision itself.
    if (DECIDED.has(what)) start('SEC-11', number, days(20));
  });
  reviews(standing).forEach((review, index) => {
    start(index === 0 ? 'SEC-07' : 'SEC-08', facts.indexOf(review), midnight(monthAfter(dateOf(review.at)) + 1));
  });
  return clocks;
};
