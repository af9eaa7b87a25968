import type { AppRequest } from '../../site/index.ts';

/** What stands in a form, by the names of its fields within it; of tick boxes every one that is ticked. */
export type Typed = (name: string) => readonly string[];

/** The same as a table, for what is written into a form that nobody has typed into yet. */
export type TypedValues = ReadonlyMap<string, readonly string[]>;

/** The first text under a name, without spaces around it; line ends as the register keeps them. */
export const textOf = (typed: Typed, name: string): string => (typed(name)[0] ?? '').replaceAll(/\r\n?/g, '\n').trim();

/** What somebody typed into a form of a page, whose fields are marked as its own. */
export const typedIn =
  ({ form }: Pick<AppRequest, 'form'>, which: string): Typed =>
  (name) =>
    form[`${which}-${name}`] ?? [];

export const typedFrom =
  (values: TypedValues): Typed =>
  (name) =>
    values.get(name) ?? [];

/** Asks for one more row of a table: the name of the button that says so. */
export const MORE = '_more';

/** The name of a cell of a small table; rows count from 1, as faults name them. */
export const cellName = (field: string, row: number, column: string): string => `${field}.${row}.${column}`;

/** The names of the time of a moment, and of which of two it is where the clocks went back. */
export const timeName = (name: string): string => `${name}.time`;
export const turnName = (name: string): string => `${name}.turn`;
