import type { Rhythm } from '../../clocks/index.ts';

/**
 * What makes an occurrence due. `calendar`: each stretch of the rhythm; `attestation`: the same, but "nothing arose" is an answer, so that silence is
 * never taken for assurance; `meetings`: each meeting of a group; `plans`: the end of each plan, and a stretch of the rhythm beside it.
 */
type Makes =
  | { readonly by: 'calendar' | 'attestation' | 'plans'; readonly rhythm: Rhythm }
  | { readonly by: 'meetings' }
  | { readonly by: 'nothing' };

type Frequency = {
  /** In plain words: "Every quarter". */
  readonly words: string;
  readonly makes: Makes;
  /** From how many days before the end of the stretch (before the meeting, before the end of the plan) an answer is asked for. */
  readonly leadDays: number;
  /** How many days after the end of the stretch it may come; for meetings: how many days before the meeting it must be there. */
  readonly graceDays: number;
};

// The financial year, so that quarters are those in which councils report.
const months = (count: 1 | 2 | 3 | 4 | 6 | 12): Rhythm => ({ every: 'months', months: count, from: 4 });

const calendar = (words: string, rhythm: Rhythm, leadDays: number, graceDays: number): Frequency => ({
  words,
  makes: { by: 'calendar', rhythm },
  leadDays,
  graceDays,
});

const meetings = (words: string): Frequency => ({ words, makes: { by: 'meetings' }, leadDays: 28, graceDays: 7 });

const attestation = (words: string): Frequency => ({
  words,
  makes: { by: 'attestation', rhythm: months(3) },
  leadDays: 14,
  graceDays: 21,
});

/** The frequencies as councils' frameworks print them. Days of lead and grace are ours where a schedule says nothing else. */
const FREQUENCIES = {
  weekly: calendar('Every week', { every: 'week' }, 7, 3),
  monthly: calendar('Every month', months(1), 10, 10),
  'two-monthly': calendar('Every two months', months(2), 14, 14),
  quarterly: calendar('Every quarter', months(3), 14, 21),
  'four-monthly': calendar('Every four months', months(4), 14, 21),
  'six-monthly': calendar('Twice a year', months(6), 28, 28),
  annual: calendar('Once a year', months(12), 42, 42),
  'committee-cycle': meetings('In line with committee cycles'),
  'management-team-report': meetings('Report to the management team'),
  'as-available': meetings('Reports as available'),
  'as-required': attestation('As required'),
  'as-reported': attestation('As reported'),
  'planning-cycle': {
    words: 'Strategic planning cycles',
    makes: { by: 'plans', rhythm: months(12) },
    leadDays: 90,
    graceDays: 42,
  },
  ended: { words: 'No longer asked for', makes: { by: 'nothing' }, leadDays: 0, graceDays: 0 },
} as const satisfies Readonly<Record<string, Frequency>>;

export type FrequencyCode = keyof typeof FREQUENCIES;

export const FREQUENCY_CODES = Object.keys(FREQUENCIES) as readonly FrequencyCode[];

export const isFrequency = (text: string): text is FrequencyCode => Object.hasOwn(FREQUENCIES, text);

export const frequencyOf = (code: FrequencyCode): Frequency => FREQUENCIES[code];

/** Whether "nothing arose" is an answer to it. */
export const mayBeNothing = (code: FrequencyCode): boolean => {
  const { by } = frequencyOf(code).makes;
  return by === 'attestation' || by === 'plans';
};

/** Whether it asks for a group whose meetings make it due. */
export const goesByMeetings = (code: FrequencyCode): boolean => frequencyOf(code).makes.by === 'meetings';
