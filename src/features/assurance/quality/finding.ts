import type { Day, Instant } from '../../../kernel/index.ts';
import type { Facts } from '../facts.ts';
import { type Opinion, opinionsFrom } from '../opinion.ts';
import { type Sorted, type Standing, sorted, standingOf } from '../standing.ts';

/** How much a finding matters. */
export const SEVERITIES = {
  serious: { words: 'Serious', mark: { shape: 'cross', tone: 'bad' } },
  act: { words: 'To act on', mark: { shape: 'triangle', tone: 'caution' } },
  know: { words: 'To know', mark: { shape: 'ring', tone: 'neutral' } },
} as const;

type Severity = keyof typeof SEVERITIES;

export const isSeverity = (text: string): text is Severity => Object.hasOwn(SEVERITIES, text);

/** Where something was found: a function, a mechanism or a post, by its code. */
type Place = { readonly kind: 'function' | 'mechanism' | 'post'; readonly code: string };

/** What stands around the framework today and bears on it. */
export type Surroundings = {
  /** The titles of the council's posts, by code. */
  readonly posts: ReadonlyMap<string, string>;
  /** The posts that nobody holds, acts up in or is given by the council's sign-in. */
  readonly vacant: ReadonlySet<string>;
  /** The posts whose holder is away while nobody acts up for them or covers. */
  readonly uncovered: ReadonlySet<string>;
  /** The titles of the groups that stand, by code. */
  readonly groups: ReadonlyMap<string, string>;
  /** The groups with a meeting planned from today on. */
  readonly meetingAhead: ReadonlySet<string>;
  /** The files of evidence that were disposed of. */
  readonly disposed: ReadonlySet<string>;
};

/** What the rules look at. `standings`: where each mechanism that makes things due and has not ended stands. */
export type Examined = {
  readonly given: Sorted;
  readonly today: Day;
  readonly asAt: Instant;
  readonly opinions: readonly Opinion[];
  readonly standings: readonly Standing[];
  readonly around: Surroundings;
};

/** One thing that a rule found, in words that say what is there. */
type Found = { readonly place: Place; readonly found: string };

/** Facts and surroundings to try a rule on, and the places that it must find in them. */
export type Example = {
  readonly facts: Partial<Facts>;
  readonly around?: Partial<Surroundings>;
  readonly found: readonly string[];
};

/** A rule of good governance over a framework of assurance. They are ours, and no law's. */
export type QualityRule = {
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
  /** Why it matters, to somebody who answers for the function. */
  readonly why: string;
  readonly remedy: string;
  readonly find: (examined: Examined) => readonly Found[];
  readonly clean: Example;
  readonly faulty: Example;
};

/** A finding with its rule. */
export type Finding = Found & { readonly rule: QualityRule };

/** Makes the facts ready for the rules. */
export const examined = (facts: Facts, around: Surroundings): Examined => {
  const given = sorted(facts);
  const sources = facts.mechanisms.filter(({ sameAs }) => sameAs === null || !given.mechanisms.has(sameAs));
  return {
    given,
    around,
    asAt: facts.asAt,
    today: facts.today,
    opinions: opinionsFrom(facts),
    standings: sources.map((each) => standingOf(given, each)).filter(({ ended }) => !ended),
  };
};

const ORDER = Object.keys(SEVERITIES);

/** Everything that the rules find, the most serious first, each rule's findings together. */
export const findingsOf = (rules: readonly QualityRule[], all: Examined): Finding[] =>
  rules
    .toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
    .flatMap((rule) => rule.find(all).map((found) => ({ ...found, rule })));

/** A place in a mechanism. */
export const atMechanism = ({ mechanism }: Pick<Standing, 'mechanism'>): Place => ({
  kind: 'mechanism',
  code: mechanism.code,
});

/** A place in a function. */
export const atFunction = ({ function: { code } }: Pick<Opinion, 'function'>): Place => ({ kind: 'function', code });
