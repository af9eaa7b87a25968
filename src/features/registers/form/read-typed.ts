import { type Fault, fault, readDay } from '../../../kernel/index.ts';
import { isAnswered } from '../entry/conditions.ts';
import type { FieldValue, FieldValues } from '../entry/entry.ts';
import { entryReference } from '../entry/store.ts';
import type { Field, FieldColumn, RegisterType } from '../type/register-type.ts';
import { cellName, type Typed, textOf } from './typed.ts';
import { readTypedMoment } from './typed-moment.ts';

type Kind = Pick<Field, 'kind'>;
type Read = { readonly value: FieldValue | null; readonly faults: readonly Fault[] };

const answered = (value: FieldValue | null): Read => ({ value, faults: [] });

const invalid = (column: string, found: string, remedy?: string): Read => ({
  value: null,
  faults: [fault('answer.invalid', found, { column }, remedy)],
});

const readWhole = (text: string, name: string): Read =>
  /^\d{1,9}$/.test(text) ? answered(Number(text)) : invalid(name, 'Give a whole number, in digits');

const readOne = (typed: Typed, name: string, { kind }: Kind): Read => {
  const text = textOf(typed, name);
  if (kind === 'moment') {
    const moment = readTypedMoment(typed, name);
    if (moment.is === 'wrong') return { value: null, faults: [moment.fault] };
    return answered(moment.is === 'read' ? moment.at : null);
  }
  if (text === '') return answered(null);
  switch (kind) {
    case 'yes-no':
      return text === 'yes' || text === 'no' ? answered(text === 'yes') : invalid(name, 'It is neither yes nor no');
    case 'whole':
      return readWhole(text, name);
    case 'day':
      return readDay(text) === null
        ? invalid(name, 'This is no day', 'Give a day, a month and a year.')
        : answered(text);
    case 'entry': {
      const reference = entryReference(text);
      return reference === null
        ? invalid(name, 'This is no reference of an entry', 'It looks like CP-2026-014.')
        : answered(reference);
    }
    default:
      return answered(text);
  }
};

// Most rows that anybody looks for: what is sent beyond them is not ours.
const MOST_ROWS = 80;

/** The numbers of the rows into which something was typed, in their order. */
export const filledRows = (typed: Typed, field: string, columns: readonly FieldColumn[]): number[] =>
  Array.from({ length: MOST_ROWS }, (_each, index) => index + 1).filter((row) =>
    columns.some(({ code, kind }) => {
      const name = cellName(field, row, code);
      return textOf(typed, name) !== '' || (kind === 'moment' && textOf(typed, `${name}.time`) !== '');
    }),
  );

/** The form with the rows of a table one after another, as if none had been left empty in between: so that faults name the row that is seen. */
export const withoutGaps = (typed: Typed, fields: readonly Field[]): Typed => {
  const moved = new Map(
    fields.flatMap(({ code, kind, columns = [] }) =>
      kind === 'rows' ? [[code, filledRows(typed, code, columns)] as const] : [],
    ),
  );
  return (name) => {
    const [, field = '', row = '', rest = ''] = /^([^.]+)\.(\d+)\.(.+)$/.exec(name) ?? [];
    const rows = moved.get(field);
    if (rows === undefined) return typed(name);
    const from = rows[Number(row) - 1];
    return from === undefined ? [] : typed(`${field}.${from}.${rest}`);
  };
};

const readRows = (typed: Typed, { code, columns = [] }: Field): Read => {
  const faults: Fault[] = [];
  const rows = filledRows(typed, code, columns).map((row) =>
    Object.fromEntries(
      columns.flatMap((column) => {
        const read = readOne(typed, cellName(code, row, column.code), column);
        faults.push(...read.faults);
        return read.value === null ? [] : [[column.code, read.value as string | number | boolean]];
      }),
    ),
  );
  return { value: rows.length === 0 ? null : rows, faults };
};

const readField = (typed: Typed, field: Field): Read => {
  switch (field.kind) {
    case 'rows':
      return readRows(typed, field);
    case 'choices': {
      const ticked = typed(field.code).filter((each) => each !== '');
      return answered(ticked.length === 0 ? null : [...new Set(ticked)]);
    }
    case 'evidence': {
      const codes = textOf(typed, field.code)
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter((each) => each !== '');
      return answered(codes.length === 0 ? null : [...new Set(codes)]);
    }
    default:
      return readOne(typed, field.code, field);
  }
};

/**
 * The answers of some fields of a type as they were typed into a form, and what cannot be read, each at its field or cell. What was left empty is not
 * among the values.
 */
export const readTyped = (
  type: Pick<RegisterType, 'fields'>,
  codes: readonly string[],
  answer: Typed,
): { readonly values: FieldValues; readonly faults: readonly Fault[] } => {
  const fields = type.fields.filter(({ code }) => codes.includes(code));
  const typed = withoutGaps(answer, fields);
  const read = fields.map((field) => ({ code: field.code, ...readField(typed, field) }));
  return {
    values: Object.fromEntries(
      read.flatMap(({ code, value }) => (value === null || !isAnswered(value) ? [] : [[code, value] as const])),
    ),
    faults: read.flatMap(({ faults }) => faults),
  };
};

/** The answers as they are to stand after a form that asked for some of them: what it left empty is no longer answered. */
export const afterForm = (before: FieldValues, codes: readonly string[], values: FieldValues): FieldValues => ({
  ...Object.fromEntries(Object.entries(before).filter(([code]) => !codes.includes(code))),
  ...values,
});

/** The same for a form whose answers are laid over what stands: what it left empty is sent as empty. */
export const overForm = (codes: readonly string[], values: FieldValues): FieldValues => ({
  ...Object.fromEntries(codes.map((code) => [code, ''])),
  ...values,
});
