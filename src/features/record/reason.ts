import { type Fault, fault } from '../../kernel/index.ts';

/** How long a reason may be where nothing else is said, in characters. */
const LONGEST_REASON = 1000;

/**
 * Whether the text can be somebody's reason: with three letters at least. Spaces, dots and characters that nobody sees are none, though a text
 * of them is not empty.
 */
export const isReason = (text: string): boolean => (text.match(/\p{L}/gu) ?? []).length >= 3;

/** The faults of a reason as typed, at its field; `ask` is what to say where there is none: "Say why". */
export const faultsOfReason = (
  text: string,
  {
    column,
    ask,
    longest = LONGEST_REASON,
  }: { readonly column: string; readonly ask: string; readonly longest?: number },
): Fault[] => {
  if (!isReason(text)) return [fault('answer.missing', ask, { column })];
  if (text.length <= longest) return [];
  return [fault('answer.invalid', 'The reason is too long', { column }, `Use at most ${longest} characters.`)];
};
