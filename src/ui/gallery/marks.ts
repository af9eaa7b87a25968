import type { Mark } from '../mark.ts';

/** The statuses of the examples, in the order of a summary. */
export const ON_TRACK: Mark = { shape: 'tick', tone: 'good' };
export const WITHIN: Mark = { shape: 'triangle', tone: 'caution' };
export const OUTWITH: Mark = { shape: 'cross', tone: 'bad' };
const NOT_DUE: Mark = { shape: 'dash', tone: 'neutral' };
export const AWAITED: Mark = { shape: 'clock', tone: 'neutral' };
const DATA_ONLY: Mark = { shape: 'ring', tone: 'neutral' };

export const STATUSES = [
  { words: 'On track', mark: ON_TRACK },
  { words: 'Not met, but within acceptable limits', mark: WITHIN },
  { words: 'Not met and outwith limits', mark: OUTWITH },
  { words: 'Not available this half-year', mark: NOT_DUE },
  { words: 'Not yet published', mark: AWAITED },
  { words: 'Data only', mark: DATA_ONLY },
] as const;
