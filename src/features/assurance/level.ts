import type { Mark } from '../../ui/index.ts';

/** How sure somebody can be that a function is discharged, from the least to the most. */
export const LEVELS = ['none', 'limited', 'reasonable', 'substantial'] as const;

export type Level = (typeof LEVELS)[number];

/** A level, or that it is not yet known: never taken for a good one, nor for a bad one. */
export type OpinionLevel = Level | 'not-known';

type LevelWords = { readonly words: string; readonly meaning: string; readonly mark: Mark };

/** What each level is called, what it means to a member, and how it is drawn. */
export const LEVEL_WORDS: Readonly<Record<OpinionLevel, LevelWords>> = {
  substantial: {
    words: 'Substantial',
    meaning: 'What was asked came in, is recent, was looked at by somebody else, and nothing of concern is open.',
    mark: { shape: 'tick', tone: 'good' },
  },
  reasonable: {
    words: 'Reasonable',
    meaning:
      'Most of what was asked came in and is recent; some of it rests on few mechanisms, or something is of concern.',
    mark: { shape: 'ring', tone: 'neutral' },
  },
  limited: {
    words: 'Limited',
    meaning: 'Much is missing, old or untested, or something serious is open.',
    mark: { shape: 'triangle', tone: 'caution' },
  },
  none: {
    words: 'None',
    meaning: 'So much is missing or wrong that nobody can be assured.',
    mark: { shape: 'cross', tone: 'bad' },
  },
  'not-known': {
    words: 'Not yet known',
    meaning: 'Too little has fallen due yet to say anything.',
    mark: { shape: 'question', tone: 'neutral' },
  },
};

/** Narrows a text from outside to a level that somebody can give. */
export const isLevel = (text: string): text is Level => LEVELS.some((each) => each === text);

/** Where a level stands among the four: 0 for none, 3 for substantial. */
export const rankOf = (level: Level): number => LEVELS.indexOf(level);

/** The lowest of some levels; `substantial` of none, as nothing holds it down. */
export const lowestOf = (levels: readonly Level[]): Level =>
  LEVELS[Math.min(LEVELS.length - 1, ...levels.map(rankOf))] ?? 'none';
