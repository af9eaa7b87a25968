import type { FieldValue, FieldValues } from '../entry/entry.ts';
import { fieldOfType, type RegisterType } from '../type/register-type.ts';

/** A register from which something is learned, and in which of its answers that stands. */
export type LearningSource = {
  readonly type: string;
  /** The answer that says what kind it is, under the name of its day. */
  readonly kind?: string;
  /** The answer by which its service is told. */
  readonly service?: string;
  readonly themes?: string;
  readonly learned?: string;
  /** The rows that say what is to become better: each with `what`, `post`, `by` and `done-on`, as far as the register asks for them. */
  readonly improvements?: string;
  /** The rows of grades by question. */
  readonly grades?: string;
};

/** The registers of which the page tells, in its order. */
export const SOURCES: readonly LearningSource[] = [
  { type: 'learning-review', kind: 'kind', themes: 'themes', learned: 'learning', improvements: 'actions' },
  {
    type: 'case-file-audit',
    service: 'service-group',
    themes: 'themes',
    learned: 'development',
    improvements: 'actions',
    grades: 'questions',
  },
  { type: 'large-scale-investigation', learned: 'learning' },
  { type: 'looked-after-child-death' },
  { type: 'service-review', learned: 'learning' },
  { type: 'duty-of-candour', learned: 'findings', improvements: 'actions' },
];

export type Row = Readonly<Record<string, unknown>>;

/** The rows of a small table in an entry; none where it has none. */
export const rowsIn = (value: FieldValue | undefined): Row[] =>
  Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object' && row !== null) : [];

/** The answers to a question that offers some, in words: those chosen, in the order in which they are offered. Empty where none was. */
export const chosenWords = (type: RegisterType, field: string | undefined, fields: FieldValues): string[] => {
  if (field === undefined) return [];
  const value = fields[field];
  const codes: readonly unknown[] = Array.isArray(value) ? value : [value];
  return (fieldOfType(type, field)?.choices ?? []).flatMap(({ code, label }) => (codes.includes(code) ? [label] : []));
};
