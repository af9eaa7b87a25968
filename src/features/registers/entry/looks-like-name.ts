import { GIVEN_NAMES, NO_SURNAMES } from './given-names.ts';

const SURNAME = String.raw`(?:Mc|Mac|O['’])?\p{Lu}\p{Ll}{2,}(?:[-’']\p{Lu}\p{Ll}+)*`;
const HONORIFIC = 'Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Cllr|Councillor';

const WITH_HONORIFIC = new RegExp(
  String.raw`\b(?:${HONORIFIC})\b\.?\s+((?:\p{Lu}\.?\s*){0,3}${SURNAME}|\p{Lu}\p{Ll}?\b(?![’'\w]))`,
  'gu',
);
const TWO_WORDS = new RegExp(
  String.raw`\b(\p{Lu}\p{Ll}+|\p{Lu}{3,})[ \u00A0]{1,2}(?:\p{Lu}\.?[ \u00A0])?(${SURNAME}|\p{Lu}{3,})\b(?=\s*(\p{L}*))`,
  'gu',
);
// "J. Smith", "J.S. Smith", "JS Smith" is too much like an abbreviation, so more than one letter needs its dots.
const INITIALS = new RegExp(
  String.raw`(?<![\p{L}\p{N}.&/-])((?:\p{Lu}\.\s?){1,3}|[B-HJ-Z]\s)(${SURNAME})\b(?=\s*(\p{L}*))`,
  'gu',
);

// "Annex B Smith" is a heading; "child C" one of several children.
const NUMBERS_SOMETHING =
  /\b(?:annex|appendix|block|case|category|child|class|column|family|figure|form|grade|group|hepatitis|level|option|part|paragraph|person|phase|plan|priority|question|schedule|section|service|stage|step|table|team|theme|tier|type|unit|vitamin|ward|young person)\s*$/i;

const isSurname = (word: string): boolean => !NO_SURNAMES.has(capitalised(word));
const capitalised = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase();

// "James Watt Centre" is a place and "Andrew Carnegie Trust" a body.
const namesPlace = (next: string | undefined): boolean =>
  next !== undefined &&
  /^\p{Lu}/u.test(next) &&
  NO_SURNAMES.has(capitalised(next)) &&
  !/^(?:He|She|The|They|This|It|In|On|At)$/.test(next);

const honoured = (text: string): RegExpExecArray[] =>
  [...text.matchAll(WITH_HONORIFIC)].filter(([, name = '']) => !NO_SURNAMES.has(name.split(/\s+/).at(-1) ?? ''));

const named = (text: string): RegExpExecArray[] =>
  [...text.matchAll(TWO_WORDS)].filter(
    ([, first = '', surname = '', next]) =>
      GIVEN_NAMES.has(capitalised(first)) && isSurname(surname) && !namesPlace(next),
  );

const initialled = (text: string): RegExpExecArray[] =>
  [...text.matchAll(INITIALS)].filter((found) => {
    const [, , surname = '', next] = found;
    const before = text.slice(Math.max(0, found.index - 40), found.index);
    return isSurname(surname) && !namesPlace(next) && !NUMBERS_SOMETHING.test(before);
  });

/**
 * What in a text looks like somebody's name: an honorific with a capital, a given name with a surname, initials with a surname. Which words count is
 * ours: it asks too often rather than not at all, and leaves out what is mostly a place, a body or a heading.
 */
export const namesIn = (text: string): string[] => {
  const found = [...honoured(text), ...named(text), ...initialled(text)].toSorted(
    (a, b) => a.index - b.index || b[0].length - a[0].length,
  );
  // "Dr J. Smith" is found twice, at one place: a name that ends before one that began no later is part of it. In one pass, for a text of names alone.
  let end = 0;
  const whole = found.filter(({ 0: { length }, index }) => {
    const isPart = index + length <= end;
    end = Math.max(end, index + length);
    return !isPart;
  });
  return [...new Set(whole.map(([name]) => name.trim()))];
};
