import { isDeepStrictEqual } from 'node:util';

import { dayOf, type Fault, fault, type Instant, parseInstant, readDay } from '../../../kernel/index.ts';
import type { Field, FieldChoice, FieldColumn, RegisterType } from '../type/register-type.ts';
import { holds, isAnswered, type Standing } from './conditions.ts';
import type { FieldValue, FieldValues } from './entry.ts';
import { wrongWithDay } from './known-days.ts';

/** The most letters of an answer of one line, and of several. */
export const LONGEST_LINE = 300;
export const LONGEST_TEXT = 8000;
const MOST_ROWS = 60;
/** The largest whole number that an answer can be, and the most months that an order can set: a hundred years. */
const LARGEST = 999_999_999;
const MOST_MONTHS = 1200;

const invalid = (column: string, found: string, remedy?: string): Fault =>
  fault('answer.invalid', found, { column }, remedy);

type Kind = Pick<Field, 'kind' | 'choices' | 'label' | 'sets' | 'past'>;

const wrongWithWhole = (value: unknown, sets: Field['sets']): string | null => {
  if (!Number.isSafeInteger(value) || (value as number) < 0) return 'This is no whole number';
  const [least, most] = sets?.as === 'months' ? [1, MOST_MONTHS] : [0, LARGEST];
  return (value as number) < least || (value as number) > most
    ? `Give a whole number from ${least} to ${most.toLocaleString('en-GB')}`
    : null;
};

const wrongWithTogether = (ticked: readonly unknown[], choices: readonly FieldChoice[]): string | null => {
  const alone = choices.find(({ code, alone: only }) => only === true && ticked.includes(code));
  return alone === undefined || ticked.length === 1 ? null : `"${alone.label}" cannot stand beside another answer`;
};

// What is wrong with one answer, in words; null where nothing is.
const wrongWith = (value: unknown, { kind, choices = [], sets, past }: Kind, now: Instant): string | null => {
  const isChoice = (each: unknown): boolean => choices.some(({ code }) => code === each);
  switch (kind) {
    case 'text':
    case 'post':
    case 'council':
    case 'service':
    case 'entry':
      return typeof value !== 'string'
        ? 'It is no text'
        : value.length > LONGEST_LINE
          ? `It has at most ${LONGEST_LINE} letters`
          : null;
    case 'long':
      return typeof value !== 'string'
        ? 'It is no text'
        : value.length > LONGEST_TEXT
          ? `It has at most ${LONGEST_TEXT} letters`
          : null;
    case 'yes-no':
      return typeof value === 'boolean' ? null : 'It is neither yes nor no';
    case 'choice':
      return isChoice(value) ? null : 'It is none of the answers offered';
    case 'choices':
      return Array.isArray(value) && value.every(isChoice) && new Set(value).size === value.length
        ? wrongWithTogether(value, choices)
        : 'It is none of the answers offered';
    case 'day':
      if (typeof value !== 'string' || readDay(value) !== value) return 'This is no day';
      return past === true && value > dayOf(now)
        ? 'It is still to come: give the day on which it happened, or leave it empty until then'
        : wrongWithDay(value);
    case 'moment':
      return typeof value !== 'string' || parseInstant(value) !== value
        ? 'This is no moment'
        : value > now
          ? 'It is still to come'
          : wrongWithDay(dayOf(value));
    case 'whole':
      return wrongWithWhole(value, sets);
    case 'evidence':
      return Array.isArray(value) && value.every((each) => typeof each === 'string' && each.length <= 40)
        ? null
        : 'These are no codes of files';
    case 'rows':
      return Array.isArray(value) ? null : 'These are no rows';
  }
};

const rowFaults = (rows: readonly unknown[], field: Field, now: Instant): Fault[] => {
  const columns = field.columns ?? [];
  if (rows.length > MOST_ROWS) return [invalid(field.code, `It has at most ${MOST_ROWS} rows`)];
  return rows.flatMap((row, index) => {
    const given = typeof row === 'object' && row !== null ? (row as Readonly<Record<string, unknown>>) : {};
    const at = (column: FieldColumn): string => `${field.code}.${index + 1}.${column.code}`;
    const unknown = Object.keys(given).filter((name) => !columns.some(({ code }) => code === name));
    const isFilled = (name: string): boolean => (given[name] ?? '') !== '';
    const [asked] = field.eachRowHas ?? [];
    const either = columns
      .filter(({ code }) => field.eachRowHas?.includes(code) === true)
      .map(({ label }) => `"${label}"`);
    return [
      ...(asked === undefined || field.eachRowHas?.some(isFilled) === true
        ? []
        : [
            fault('answer.missing', `Fill in ${either.join(' or ')}`, {
              column: `${field.code}.${index + 1}.${asked}`,
            }),
          ]),
      ...unknown.map((name) => invalid(`${field.code}.${index + 1}`, `"${name}" is no column of this table`)),
      ...columns.flatMap((column) => {
        const value = given[column.code] ?? null;
        if (value === null || value === '') {
          return column.needed === true
            ? [fault('answer.missing', `Fill in "${column.label}"`, { column: at(column) })]
            : [];
        }
        const wrong = wrongWith(value, column, now);
        return wrong === null ? [] : [invalid(at(column), wrong)];
      }),
    ];
  });
};

/** Whether the type asks for an answer as an entry stands. */
export const isNeeded = ({ needed }: Pick<Field, 'needed'>, standing: Standing): boolean =>
  needed === 'always' || (needed ?? []).some((each) => holds(each, standing));

/**
 * Everything that is wrong with answers: codes that the type does not have, answers that are none of their kind, and answers that are missing as the
 * entry stands. Each fault at its field (`outcome`), of a table at its cell (`notices.2.sent`, counted from 1).
 */
export const faultsOfValues = (
  type: Pick<RegisterType, 'fields'>,
  { state, fields, events }: Standing,
  now: Instant,
): Fault[] => {
  const known = new Map(type.fields.map((field) => [field.code, field]));
  const unknown = Object.keys(fields).filter((name) => !known.has(name));
  return [
    ...unknown.map((name) => invalid(name, `"${name}" is no field of this register`)),
    ...type.fields.flatMap((field) => {
      const value = fields[field.code];
      if (!isAnswered(value)) {
        const asked = field.to === undefined && isNeeded(field, { state, fields, events });
        return asked ? [fault('answer.missing', `Answer "${field.label}"`, { column: field.code })] : [];
      }
      const wrong = wrongWith(value, field, now);
      if (wrong !== null) return [invalid(field.code, wrong)];
      return field.kind === 'rows' ? rowFaults(value as readonly unknown[], field, now) : [];
    }),
  ];
};

/** The answers without those that say nothing. */
export const withoutBlanks = (fields: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(fields).filter((each): each is [string, FieldValue] => isAnswered(each[1])));

// Ticks have no order, and neither have the parts of a row.
const inOrder = (value: FieldValue | undefined): unknown =>
  Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.toSorted() : value;

/** The codes of the answers that are not the same in both. */
export const answersChanged = (before: FieldValues, after: FieldValues): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((code) => {
    const [was, is] = [before[code], after[code]].map((each) => (isAnswered(each) ? each : undefined));
    return !isDeepStrictEqual(inOrder(was), inOrder(is));
  });
