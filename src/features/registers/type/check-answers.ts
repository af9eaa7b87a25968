import { type Fault, fault } from '../../../kernel/index.ts';
import type { Condition, Field, FieldColumn, FieldKind, Need, RegisterType } from './register-type.ts';

const wrong = (column: string, found: string): Fault => fault('cell.invalid', found, { column });

const codes = (field: Field | FieldColumn): string[] => (field.choices ?? []).map(({ code }) => code);

// What a field can be asked to be: one of its choices, yes or no; nothing else can be told by a word.
const valueFaults = (field: Field | undefined, is: readonly (string | boolean)[], at: string): Fault[] => {
  if (field === undefined) return [];
  const can: readonly (string | boolean)[] = field.kind === 'yes-no' ? [true, false] : codes(field);
  return is
    .filter((each) => !can.includes(each))
    .map((each) => wrong(at, `"${field.code}" can never be "${String(each)}"`));
};

const columnFaults = (field: Field | undefined, column: string, each: readonly string[], at: string): Fault[] => {
  if (field === undefined) return [];
  const found = field.columns?.find(({ code }) => code === column);
  if (found === undefined) return [wrong(at, `"${field.code}" has no column "${column}"`)];
  return each
    .filter((value) => !codes(found).includes(value))
    .map((value) => wrong(at, `"${column}" of "${field.code}" can never be "${value}"`));
};

const DATED: readonly FieldKind[] = ['day', 'moment'];

/** The faults of what conditions, needs and counts ask of answers, people and columns: each must be possible at all. */
export const answerFaults = (type: RegisterType): Fault[] => {
  const field = (code: string): Field | undefined => type.fields.find((each) => each.code === code);
  const ofCondition = (condition: Condition, at: string): Fault[] =>
    'field' in condition ? valueFaults(field(condition.field), condition.is, at) : [];
  const ofNeed = (need: Need, at: string): Fault[] => {
    if ('rolling' in need || 'running' in need || 'over' in need || 'council' in need) return [];
    if ('rows' in need) return columnFaults(field(need.rows), need.column, need.each, at);
    if ('field' in need) return valueFaults(field(need.field), need.is ?? [], at);
    const people = (type.events.find(({ code }) => code === need.event)?.people ?? []).map(({ code }) => code);
    return [
      ...(need.people ?? [])
        .filter((each) => !people.includes(each))
        .map((each) => wrong(at, `"${need.event}" happens to nobody called "${each}"`)),
      ...(need.excused === undefined ? [] : columnFaults(field(need.excused.rows), need.excused.column, [], at)),
    ];
  };
  return [
    ...type.fields.flatMap(({ code, columns = [], eachRowHas = [], needed }) => {
      const at = `fields.${code}`;
      const known = columns.map((column) => column.code);
      return [
        ...eachRowHas.filter((each) => !known.includes(each)).map((each) => wrong(at, `It has no column "${each}"`)),
        ...columns
          .filter((column) => (column.kind === 'choice') !== (column.choices !== undefined))
          .map((column) => wrong(`${at}.${column.code}`, 'A choice has choices, and nothing else has')),
        ...(Array.isArray(needed) ? needed.flatMap((each) => ofCondition(each, at)) : []),
      ];
    }),
    ...type.events.flatMap(({ code, also = [] }) =>
      also.flatMap(({ when = [] }) => when.flatMap((each) => ofCondition(each, `events.${code}`))),
    ),
    ...type.moves.flatMap(({ code, needs }) => {
      const at = `moves.${code}`;
      return needs.flatMap((each) =>
        'when' in each
          ? [...each.when.flatMap((when) => ofCondition(when, at)), ...ofNeed(each.need, at)]
          : ofNeed(each, at),
      );
    }),
    ...type.counts.flatMap((count) => {
      const at = `counts.${count.measure}`;
      const { datedBy } = count;
      const dating =
        'rows' in datedBy ? field(datedBy.rows)?.columns?.find(({ code }) => code === datedBy.column) : null;
      const dated = [datedBy, count.from, count.until].flatMap((each) =>
        each !== undefined && 'field' in each ? [field(each.field)] : [],
      );
      return [
        ...[...(count.where ?? []), ...(count.of ?? [])].flatMap((each) => ofCondition(each, at)),
        ...(dating === undefined ? [wrong(at, 'The column that dates the rows is not there')] : []),
        ...[...dated, dating ?? undefined]
          .filter((each) => each !== undefined && !DATED.includes(each.kind))
          .map((each) => wrong(at, `"${each?.code}" is no day`)),
      ];
    }),
  ];
};
