import type { FieldValue, FieldValues } from '../entry/entry.ts';
import type { Field } from '../type/register-type.ts';
import { cellName, type TypedValues } from './typed.ts';
import { writeMoment } from './typed-moment.ts';

type Pair = [string, readonly string[]];

const writeOne = (name: string, value: unknown, { kind }: Pick<Field, 'kind'>): Pair[] => {
  if (value === null || value === undefined) return [];
  if (kind === 'moment') return writeMoment(name, String(value));
  if (kind === 'yes-no') return [[name, [value === true ? 'yes' : 'no']]];
  return [[name, [String(value)]]];
};

const writeField = (field: Field, value: FieldValue): Pair[] => {
  const { code, kind, columns = [] } = field;
  if (kind === 'choices' && Array.isArray(value)) return [[code, value.map(String)]];
  if (kind === 'evidence' && Array.isArray(value)) return [[code, [value.join(', ')]]];
  if (kind !== 'rows' || !Array.isArray(value)) return writeOne(code, value, field);
  return value.flatMap((row, index) =>
    columns.flatMap((column) =>
      typeof row === 'object' && row !== null
        ? writeOne(
            cellName(code, index + 1, column.code),
            (row as Readonly<Record<string, unknown>>)[column.code],
            column,
          )
        : [],
    ),
  );
};

/** What a form holds when answers are put into it: `readTyped` of it gives the answers again. */
export const writeTyped = (fields: readonly Field[], values: FieldValues): TypedValues =>
  new Map(
    fields.flatMap((field) => {
      const value = values[field.code];
      return value === undefined ? [] : writeField(field, value);
    }),
  );
