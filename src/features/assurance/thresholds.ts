/** Every number by which opinions are formed. They are ours and no law's: docs/decisions/0016-opinion.md says why. */

/** From which share of what fell due, in hundredths, a factor allows a level. */
export const COVERAGE = { substantial: 90, reasonable: 75, limited: 50 } as const;
export const FRESHNESS = { substantial: 100, reasonable: 75, limited: 50 } as const;

/** How many concerns are too many: ordinary ones for "reasonable", serious ones for "limited". */
export const CONCERNS = { ordinary: 2, serious: 1 } as const;

/** Of the mechanisms of a function at least this share, in hundredths, must have been asked before anything is said. */
export const ASKED = 50;

/** After how many days an opinion of the officer's own, given against the one worked out, is told as old. */
export const OWN_OPINION_AGES = 92;

export type Life = { readonly days: number; readonly why: string };

/**
 * How many days what a mechanism brought stays fresh, from the last day that it speaks of, by how often it was asked: half as long again as the time from
 * one to the next, which leaves room for the days that an answer may take to come in.
 */
export const LIFE_BY_FREQUENCY: Readonly<Record<string, Life>> = {
  weekly: { days: 24, why: 'three weeks and the three days it takes to come in: two may be missed' },
  monthly: { days: 46, why: 'a month and a half' },
  'two-monthly': { days: 92, why: 'three months' },
  quarterly: { days: 137, why: 'four months and a half' },
  'four-monthly': { days: 183, why: 'six months' },
  'six-monthly': { days: 274, why: 'nine months' },
  annual: { days: 457, why: 'fifteen months: a yearly report is late by the season' },
  'committee-cycle': { days: 137, why: 'as quarterly: a committee that meets less often is not watching' },
  'management-team-report': { days: 137, why: 'as quarterly: the team meets more often than it is reported to' },
  'as-available': { days: 183, why: 'six months: it comes when there is something to report' },
  'as-required': { days: 137, why: 'as quarterly: somebody says every quarter what arose or that nothing did' },
  'as-reported': { days: 137, why: 'as quarterly: somebody says every quarter what arose or that nothing did' },
  'planning-cycle': { days: 457, why: 'as yearly: somebody says every year what was done' },
};

/** What it takes to be told by some kind of mechanism: an examination, what somebody oversees or is consulted on, or having been there. */
type Weight = 'examination' | 'oversight' | 'presence';

type KindOf = { readonly weight: Weight; readonly longest: Life };

const year = { days: 457, why: 'what it says holds for a year' };
const season = { days: 274, why: 'what it says is overtaken within nine months' };
const term = { days: 183, why: 'what was said in a room is overtaken within six months' };

/** How much each kind of mechanism weighs, and the longest that what it brings can stay fresh, however seldom it is asked. */
export const KINDS: Readonly<Record<string, KindOf>> = {
  audit: { weight: 'examination', longest: year },
  report: { weight: 'examination', longest: year },
  dataset: { weight: 'examination', longest: season },
  scorecard: { weight: 'examination', longest: season },
  oversight: { weight: 'oversight', longest: year },
  consultation: { weight: 'oversight', longest: year },
  training: { weight: 'presence', longest: year },
  communication: { weight: 'presence', longest: season },
  notification: { weight: 'oversight', longest: term },
  membership: { weight: 'presence', longest: term },
  meeting: { weight: 'presence', longest: term },
  'decision-control': {
    weight: 'oversight',
    longest: { days: 137, why: 'decisions on liberty and on deputising change with every case' },
  },
};

/** For a kind that is not named here: the least is taken of it. */
export const OTHER_KIND: KindOf = { weight: 'presence', longest: term };

/** The longest that anything stays fresh; nothing older need be read. */
export const LONGEST_LIFE = 457;

/** How long what a mechanism brought stays fresh, and why: the shorter of what its frequency and its kind allow. */
export const lifeOf = (kind: string, frequency: string | null): Life => {
  const { longest } = KINDS[kind] ?? OTHER_KIND;
  const own = frequency === null ? undefined : LIFE_BY_FREQUENCY[frequency];
  return own === undefined || own.days > longest.days ? longest : own;
};

/** Whether a kind of mechanism looks at the matter itself instead of hearing of it. */
export const isExamination = (kind: string): boolean => (KINDS[kind] ?? OTHER_KIND).weight === 'examination';
