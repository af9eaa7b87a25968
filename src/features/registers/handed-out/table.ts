import type { SheetCell } from '../../../documents/index.ts';
import { formatInstant, type Instant } from '../../../kernel/index.ts';
import type { Post } from '../../people/index.ts';
import type { FieldValue } from '../entry/entry.ts';
import type { Law } from '../entry/law.ts';
import { distinctHeadings } from '../form/distinct-headings.ts';
import { answerText } from '../pages/entry/answer-value.tsx';
import type { HandedEntry } from '../read/handed-out.ts';
import { type Field, type RegisterType, stateOfType } from '../type/register-type.ts';
import { clockCells, momentInFile, ruleColumns } from './clock-cells.ts';
import { exportedFields } from './exported-fields.ts';

/** What the cells of a file are told by. */
export type TableOf = {
  readonly type: RegisterType;
  readonly law: Law;
  readonly posts: ReadonlyMap<string, Post>;
  readonly now: Instant;
};

/** Headings, and rows below them. */
export type HandedTable = { readonly headings: readonly string[]; readonly rows: readonly (readonly SheetCell[])[] };

const cellOf = (field: Field, value: FieldValue | undefined, { posts }: TableOf): SheetCell => {
  if (value === undefined) return null;
  if (typeof value === 'number') return value;
  if (field.kind === 'day' && typeof value === 'string') return { day: value };
  if (field.kind === 'moment' && typeof value === 'string') return momentInFile(value);
  return answerText(field, value, { posts });
};

const STANDING = ['Reference', 'Who may see it', 'How it stands', 'Began', 'Service'];

const SECRECY = { open: 'Open', restricted: 'Restricted' } as const;

/** The entries as a table for spreadsheets: how each stands, the answers that are exported, and for each rule by when and how it stands. */
export const handedTable = (entries: readonly HandedEntry[], of: TableOf): HandedTable => {
  const { type } = of;
  const fields = exportedFields(type);
  const rules = ruleColumns(of.law, type);
  return {
    headings: [
      ...STANDING,
      ...distinctHeadings(fields, STANDING),
      ...rules.flatMap(({ id, title }) => [`${title} (${id}): by when`, `${title} (${id}): how it stands`]),
    ],
    rows: entries.map(({ reference, confidentiality, state, openedOn, service, fields: answers, clocks }) => [
      reference,
      SECRECY[confidentiality],
      stateOfType(type, state)?.label ?? state,
      { day: openedOn },
      service,
      ...fields.map((field) => cellOf(field, answers[field.code], of)),
      ...rules.flatMap(({ id }) => clockCells(clocks, id, of).map((said) => (said === '' ? null : said))),
    ]),
  };
};

/** What stands beside the table in a workbook: of what it is, as it stood when, and what is not in it. */
export const aboutTable = (
  { type, now }: TableOf,
  {
    council,
    narrowed,
    restricted,
  }: { readonly council: string; readonly narrowed: boolean; readonly restricted: boolean },
): HandedTable => ({
  headings: ['About this file', 'What to know'],
  rows: [
    ['Register', type.many],
    ['Council', council],
    ['As it stood', formatInstant(now)],
    ['Entries', narrowed ? 'Those that the list was narrowed to' : 'All'],
    [
      'Restricted entries',
      restricted
        ? 'In it as far as whoever asked may see them. Keep it as you keep what is restricted.'
        : 'Not in it: they are handed out with a reason alone.',
    ],
    ['Answers', 'Those that tell of no person. Case references are not in it.'],
    ['Times', 'As clocks in Scotland showed them.'],
  ],
});
