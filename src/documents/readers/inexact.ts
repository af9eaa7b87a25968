import { type Fault, fault, type Place } from '../../kernel/index.ts';

const NUMBER = String.raw`[£-]*\d[\d,.]*`;

// The signs for suppression of the Scottish Government, Public Health Scotland and the Government Analysis Function.
const SUPPRESSED = /^(?:c|\[c\]|\[low\]|\*+|#|s|suppressed|supp|disclosive|confidential|redacted)$/i;
const BOUND = new RegExp(
  String.raw`^(?:[<>\u2264\u2265]|(?:under|below|over|above|up to|at least|at most|(?:less|fewer|more|greater) than)\b).*\d|^${NUMBER}%? ?(?:\+|or (?:more|less|fewer|over|under)|and (?:over|under|above|below))$`,
  'i',
);
const RANGE = new RegExp(`^${NUMBER}%? ?(?:-|to) ?${NUMBER}%?$`, 'i');
const ABOUT =
  /^(?:~|\u2248|\u00b1|(?:approx|approximately|about|around|circa|roughly|nearly|almost|some|est|estimated|estimate|ca|c)\b\.?|c(?=\d)).*\d|^[\d£].*\b(?:approx|approximately|estimated?|est)\b\.?\)?$/i;
const SHORT_SCALE = /^[-(]*£?-?\d[\d,.]* ?(?:k|m|bn|mn|tn|thousand|million|billion)\)?$/i;

const IN_FULL = 'Write the exact number in full, such as 4368.';
const EXACT = 'Give the exact number; if there is none, leave the value empty and give the reason for its absence.';

/** A fault `cell.suppressed` for a number that was hidden or blurred on purpose, each with its own remedy; `null` for all else. */
export const readInexact = (typed: string, place: Place): Fault | null => {
  if (SUPPRESSED.test(typed)) return fault('cell.suppressed', `"${typed}" stands for a suppressed number`, place);
  if (BOUND.test(typed)) return fault('cell.suppressed', `"${typed}" gives a bound, not a number`, place);
  if (SHORT_SCALE.test(typed)) return fault('cell.suppressed', `"${typed}" is a rounded number`, place, IN_FULL);
  if (ABOUT.test(typed)) return fault('cell.suppressed', `"${typed}" is an approximate number`, place, EXACT);
  if (RANGE.test(typed)) return fault('cell.suppressed', `"${typed}" is a range, not a number`, place, EXACT);
  return null;
};
