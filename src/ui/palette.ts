import type { Tone } from './mark.ts';

/**
 * The colours of charts: dark members of the design system's palette, so that lines and shapes stand at least 3:1 against
 * white and words at least 4.5:1. No two things are told apart by colour alone.
 */
export const PALETTE = {
  paper: '#ffffff',
  ink: '#1a1a1a',
  quiet: '#5e5e5e',
  grid: '#ebebeb',
  dimmed: '#8a8a8a',
  own: '#002d54',
  family: '#0065bd',
  comparators: ['#5e5e5e', '#741e6d', '#1c5d5d'],
  target: '#cb4e0b',
  band: '#e6eef5',
  better: '#e3f0e6',
} as const;

/** Four tones that differ in lightness as well as in hue, for readers who do not tell red from green. */
export const TONE_COLOURS: Readonly<Record<Tone, string>> = {
  good: '#1a7032',
  caution: '#d9640f',
  bad: '#8c1704',
  neutral: '#5e5e5e',
};
