import { type Fault, sayFault } from '../../kernel/index.ts';
import type { FieldError } from '../../ui/index.ts';

/** Faults as a form shows them: each at the field it names, else at the first one; what to do with it. */
export const formErrors = (faults: readonly Fault[], first: string): FieldError[] =>
  faults.map((found) => ({ field: found.place.column ?? first, message: sayFault(found) }));

/** The message at one field, as a field takes it. */
export const errorAt = (errors: readonly FieldError[], field: string): { readonly error?: string } => {
  const found = errors.find((each) => each.field === field);
  return found === undefined ? {} : { error: found.message };
};
