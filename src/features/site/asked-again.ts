import { type Fault, sayFault } from '../../kernel/index.ts';
import { FORM_TOKEN, fieldOf, type RouteRequest } from '../../platform/http/index.ts';
import type { FieldError } from '../../ui/index.ts';

/** A form that was not taken: which one of its page, what was typed, and what is wrong with it. */
export type Again = {
  readonly which: string;
  readonly form: RouteRequest['form'];
  readonly faults: readonly Fault[];
};

// Several forms stand on one page, so each marks its fields as its own.
const nameIn = (which: string, field: string): string => `${which}-${field}`;

/** Everything to put right, each leading to its answer, or to its form where it is about no one answer. */
export const errorsOf = (again: Again | null): FieldError[] =>
  (again?.faults ?? []).map((fault) => ({
    field: fault.place.column === undefined ? (again?.which ?? '') : nameIn(again?.which ?? '', fault.place.column),
    message: sayFault(fault),
  }));

/** The name of a field, what it holds (as typed, where the form comes back) and what is wrong with it. */
export const fieldIn = (
  again: Again | null,
  which: string,
  field: string,
  standard = '',
): { readonly name: string; readonly value: string; readonly error?: string } => {
  const name = nameIn(which, field);
  if (again === null || again.which !== which) return { name, value: standard };
  const wrong = again.faults.find(({ place }) => place.column === field);
  return { name, value: fieldOf(again.form, name), ...(wrong === undefined ? {} : { error: sayFault(wrong) }) };
};

/** A tick box of a form, with whether it is ticked. */
export const tickIn = (
  again: Again | null,
  which: string,
  field: string,
  standard = false,
): { readonly name: string; readonly value: string; readonly checked: boolean } => {
  const name = nameIn(which, field);
  const checked = again === null || again.which !== which ? standard : fieldOf(again.form, name) === 'yes';
  return { name, value: 'yes', checked };
};

/** What was answered in a field of the form. */
export const answerIn = (form: RouteRequest['form'], which: string, field: string): string =>
  fieldOf(form, nameIn(which, field));

/** What every form must carry unseen. */
export const hiddenOf = ({ formToken }: Pick<RouteRequest, 'formToken'>): Readonly<Record<string, string>> => ({
  [FORM_TOKEN]: formToken,
});

/** What is wrong with an answer of several parts, for the group of its fields; `undefined` where nothing is. */
export const wrongIn = (again: Again | null, which: string, field: string): string | undefined => {
  const wrong = again?.which === which ? again.faults.find(({ place }) => place.column === field) : undefined;
  return wrong === undefined ? undefined : sayFault(wrong);
};
