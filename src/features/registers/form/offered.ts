import type { Day } from '../../../kernel/index.ts';
import type { Choice } from '../../../ui/index.ts';
import type { FieldChoice } from '../type/register-type.ts';

/** What the choices of a form are taken from, beside the type. */
export type Offers = {
  readonly posts: readonly Choice[];
  readonly councils: readonly Choice[];
  readonly services: readonly Choice[];
  /** The day of the entry: some answers could be given for a time only. */
  readonly day: Day;
};

/** The choices that could be made on a day, and whatever was chosen before. */
export const choicesOn = (choices: readonly FieldChoice[], day: Day, chosen: readonly string[]): Choice[] =>
  choices
    .filter(
      ({ code, from, to }) =>
        chosen.includes(code) || ((from === undefined || from <= day) && (to === undefined || day < to)),
    )
    .map(({ code, label }) => ({ value: code, label }));
