import { mergeType } from './merge-type.ts';
import { type Addition, OWN } from './own-type.ts';
import type { RegisterType } from './register-type.ts';

/** A row of a table of types. What stands there was read when it was loaded: it is a type, or of a council an addition to one. */
export type TypeRow = { readonly code: string; readonly definition: unknown };

/** Whether a council's row is a whole type of its own; else it adds to the shared type of that code. */
export const isWholeOwnType = ({ code }: Pick<TypeRow, 'code'>): boolean => code.startsWith(OWN);

/** The types that hold for a council, by their code, in the order of their titles: what all share with what it adds, and its own. */
export const heldTypes = (shared: readonly TypeRow[], own: readonly TypeRow[]): Map<string, RegisterType> => {
  const additions = new Map(
    own.filter((row) => !isWholeOwnType(row)).map(({ code, definition }) => [code, definition]),
  );
  const types = [
    ...shared.map(({ code, definition }) => {
      const addition = additions.get(code);
      return addition === undefined
        ? (definition as RegisterType)
        : mergeType(definition as RegisterType, addition as Addition);
    }),
    ...own.filter(isWholeOwnType).map(({ definition }) => definition as RegisterType),
  ];
  return new Map(types.toSorted((a, b) => (a.title < b.title ? -1 : 1)).map((type) => [type.code, type]));
};
