import type { Sheet, SheetCell } from '../../../documents/index.ts';
import { writeXlsx } from '../../../documents/index.ts';
import type { RegisterType } from '../type/register-type.ts';
import { type BroughtColumn, broughtColumns } from './columns.ts';

/** What the template offers to choose from, beside the type: titles and names. */
export type TemplateOffers = {
  readonly posts: readonly string[];
  readonly councils: readonly string[];
  readonly services: readonly string[];
};

const CHOICES = 'Choices';

// What one cell is chosen from; null where it is typed, or where several can stand in it.
const offeredIn = (
  column: BroughtColumn,
  offers: TemplateOffers,
): { readonly labels: readonly string[]; readonly several: boolean } | null => {
  if (column.is === 'service') return { labels: offers.services, several: false };
  if (column.is === 'distribution') return { labels: offers.posts, several: true };
  if (column.is !== 'answer') return null;
  const { kind, choices = [] } = column.field;
  if (kind === 'yes-no') return { labels: ['Yes', 'No'], several: false };
  if (kind === 'post') return { labels: offers.posts, several: false };
  if (kind === 'council') return { labels: offers.councils, several: false };
  return kind === 'choice' || kind === 'choices'
    ? { labels: choices.map(({ label }) => label), several: kind === 'choices' }
    : null;
};

const kindOf = (column: BroughtColumn): string =>
  column.is === 'began' ? column.event.precision : column.is === 'answer' ? column.field.kind : 'text';

const lookOf = (column: BroughtColumn) => {
  const kind = kindOf(column);
  return kind === 'day' || kind === 'moment' ? kind : kind === 'whole' ? null : 'text';
};

const isNeeded = (column: BroughtColumn, { about }: RegisterType): boolean =>
  column.is === 'began' ||
  (column.is === 'case' && (about === 'person' || about === 'staff')) ||
  (column.is === 'answer' && column.field.needed === 'always');

const howTo = (column: BroughtColumn): string => {
  if (column.is === 'case') return 'The number in your own case system. Never a name, a date of birth or a CHI number.';
  if (column.is === 'distribution') return 'Of restricted entries alone. Several with a semicolon between them.';
  if (column.is === 'service') return 'As the sheet of choices has it.';
  switch (kindOf(column)) {
    case 'day':
      return 'A day, such as 24/11/2026.';
    case 'moment':
      return 'A day and a time as clocks in Scotland showed it, such as 24/11/2026 14:05. In the night that clocks went back, with +01:00 or +00:00 behind it.';
    case 'yes-no':
      return 'Yes or No.';
    case 'choices':
      return 'One or several of the choices, with a semicolon between them.';
    case 'choice':
    case 'post':
    case 'council':
      return 'One of the choices.';
    case 'whole':
      return 'A whole number.';
    case 'entry':
      return 'The reference of an entry, such as CP-2026-014.';
    case 'evidence':
      return 'Codes of files of evidence, with a semicolon between them.';
    default:
      return 'Text, without names.';
  }
};

const turned = (lists: readonly (readonly string[])[]): SheetCell[][] =>
  Array.from({ length: Math.max(0, ...lists.map((list) => list.length)) }, (_row, at) =>
    lists.map((list) => list[at] ?? null),
  );

/** A workbook to fill in: a sheet with the headings of a register, one with what can be chosen, and one with what each column asks for. */
export const entryTemplate = (type: RegisterType, offers: TemplateOffers): Promise<Uint8Array> => {
  const columns = broughtColumns(type).filter((column) => column.is !== 'answer' || column.saidWith === null);
  const offered = columns.flatMap((column, index) => {
    const found = offeredIn(column, offers);
    return found === null || found.labels.length === 0 ? [] : [{ ...found, column: index, heading: column.heading }];
  });
  const entries: Sheet = {
    name: 'Entries',
    headings: columns.map(({ heading }) => heading),
    rows: [],
    looks: columns.map(lookOf),
    offers: offered.flatMap(({ column, several, labels }, index) =>
      several ? [] : [{ column, from: { sheet: CHOICES, column: index, count: labels.length } }],
    ),
  };
  const help = columns.map((column): SheetCell[] => [
    column.heading,
    isNeeded(column, type) ? 'Yes' : 'No',
    howTo(column),
    column.is === 'answer' ? (column.field.help ?? null) : null,
  ]);
  return writeXlsx([
    entries,
    ...(offered.length === 0
      ? []
      : [
          {
            name: CHOICES,
            headings: offered.map(({ heading }) => heading),
            rows: turned(offered.map(({ labels }) => labels)),
          },
        ]),
    { name: 'Help', headings: ['Column', 'Must be filled in', 'What to write', 'More'], rows: help },
  ]);
};
