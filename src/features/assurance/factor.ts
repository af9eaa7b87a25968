import type { Level } from './level.ts';
import { type Fraction, reaches } from './share.ts';

/** What an opinion rests on, in the order in which it is told. */
export const FACTORS = {
  coverage: { words: 'Coverage', question: 'Did what was asked come in?' },
  freshness: { words: 'Freshness', question: 'Is it recent?' },
  strength: { words: 'Strength', question: 'How much can it carry?' },
  result: { words: 'Result', question: 'Is anything of concern?' },
} as const;

type FactorName = keyof typeof FACTORS;

/** One factor: the highest level that it allows, why in a sentence, and what would raise it (nothing where it is the highest). */
export type Factor = {
  readonly name: FactorName;
  readonly level: Level;
  /** The first of what it says, for where there is room for one line. */
  readonly short: string;
  readonly sentence: string;
  /** What coverage leaves out because it was waived, each with its reason. Apart from the sentence: reasons are long, and there may be many. */
  readonly waived?: readonly string[];
  readonly raise: readonly string[];
};

/** The level that a share allows, by thresholds in hundredths. */
export const levelAt = (
  share: Fraction,
  at: { readonly substantial: number; readonly reasonable: number; readonly limited: number },
): Level =>
  reaches(share, at.substantial)
    ? 'substantial'
    : reaches(share, at.reasonable)
      ? 'reasonable'
      : reaches(share, at.limited)
        ? 'limited'
        : 'none';
