import { type Day, daysAfter, formatDay } from '../../kernel/index.ts';
import { type Span, spans } from './span.ts';

/** How somebody holds a post. */
export const HOLDING_KINDS = { holder: 'Holder', 'acting-up': 'Acting up' } as const;

export type HoldingKind = keyof typeof HOLDING_KINDS;

export const isHoldingKind = (text: string): text is HoldingKind => Object.hasOwn(HOLDING_KINDS, text);

/** A person in a post over some days. `person` is the opaque code. */
export type Holding = Span & {
  readonly code: string;
  readonly person: string;
  readonly post: string;
  readonly kind: HoldingKind;
};

const byFirstDay = (a: Span, b: Span): number => (a.firstDay < b.firstDay ? -1 : a.firstDay > b.firstDay ? 1 : 0);

/** Those who hold the post on the day, holders before those who act up. */
export const heldOn = (holdings: readonly Holding[], day: Day): Holding[] =>
  holdings
    .filter((holding) => spans(holding, day))
    .sort((a, b) => Number(a.kind === 'acting-up') - Number(b.kind === 'acting-up') || byFirstDay(a, b));

/** The days between the first holding and `day` on which nobody held the post, oldest first; one that still goes on ends with `null`. */
export const gapsIn = (holdings: readonly Holding[], day: Day): Span[] => {
  const gaps: Span[] = [];
  let reached: Day | null = null;
  for (const { firstDay, lastDay } of [...holdings].filter((each) => each.firstDay <= day).sort(byFirstDay)) {
    if (reached !== null && firstDay > daysAfter(reached, 1)) {
      gaps.push({ firstDay: daysAfter(reached, 1), lastDay: daysAfter(firstDay, -1) });
    }
    if (lastDay === null || lastDay >= day) return gaps;
    if (reached === null || lastDay > reached) reached = lastDay;
  }
  if (reached !== null) gaps.push({ firstDay: daysAfter(reached, 1), lastDay: null });
  return gaps;
};

const NUMBERS = ['Nobody', 'One person', 'Two people', 'Three people', 'Four people', 'Five people'] as const;

/**
 * How the post is held on the day, in words: "Held", "Two people hold this post", "Nobody holds this post since 1 May 2026". A post that
 * the council's sign-in gives is held by whoever that is.
 */
export const sayHeld = (holdings: readonly Holding[], day: Day, mapped: boolean): string => {
  const now = heldOn(holdings, day);
  const holders = new Set(now.filter(({ kind }) => kind === 'holder').map(({ person }) => person)).size;
  const actingUp = new Set(now.filter(({ kind }) => kind === 'acting-up').map(({ person }) => person)).size;
  if (holders + actingUp === 0) {
    if (mapped) return "Held by whoever the council's sign-in names";
    const since = gapsIn(holdings, day).at(-1)?.firstDay;
    const next = holdings.filter(({ firstDay }) => firstDay > day).sort(byFirstDay)[0]?.firstDay;
    const until = next === undefined ? '' : `; somebody does from ${formatDay(next)}`;
    return since === undefined
      ? `Nobody is recorded as holding this post${until}`
      : `Nobody holds this post since ${formatDay(since)}${until}`;
  }
  if (actingUp === 0) return holders === 1 ? 'Held' : `${NUMBERS[holders] ?? `${holders} people`} hold this post`;
  const acting = `${actingUp === 1 ? 'one person acts' : `${actingUp} people act`} up`;
  if (holders === 0) return `Nobody holds this post, and ${acting}`;
  return `${NUMBERS[holders] ?? `${holders} people`} ${holders === 1 ? 'holds' : 'hold'} this post, and ${acting} beside ${holders === 1 ? 'the holder' : 'them'}`;
};

/** Why whoever holds a post is away: as little as deputising needs, and nothing from which anybody's health could be read. */
export const ABSENCE_REASONS = {
  leave: 'Leave',
  away: 'Away',
  vacant: 'The post is vacant',
} as const;

type AbsenceReason = keyof typeof ABSENCE_REASONS;

export const isAbsenceReason = (text: string): text is AbsenceReason => Object.hasOwn(ABSENCE_REASONS, text);

/** Days on which the post's holder is away. */
export type Absence = Span & { readonly code: string; readonly post: string; readonly reason: AbsenceReason };
