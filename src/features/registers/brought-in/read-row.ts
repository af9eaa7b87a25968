import { readDay } from '../../../documents/readers/index.ts';
import { type Fault, fault } from '../../../kernel/index.ts';
import type { Confidentiality } from '../entry/entry.ts';
import type { NewEntry } from '../entry/open-entry.ts';
import { readTyped } from '../form/read-typed.ts';
import { type Typed, timeName, turnName, typedFrom } from '../form/typed.ts';
import { happenedIn, OWN } from '../pages/forms/asked.ts';
import type { Field, RegisterType } from '../type/register-type.ts';
import { type BroughtColumn, nameOf } from './columns.ts';

/** What posts and councils are called, by whom a cell names them: their code or their title. */
export type Called = { readonly posts: ReadonlyMap<string, string>; readonly councils: ReadonlyMap<string, string> };

type Cells = Readonly<Record<string, string>>;
type Pair = readonly [name: string, typed: readonly string[]];
type Read = { readonly pairs: readonly Pair[]; readonly faults: readonly Fault[] };

const wrong = (column: string, found: string, remedy?: string): Read => ({
  pairs: [],
  faults: [fault('cell.invalid', found, { column }, remedy)],
});
const read = (...pairs: readonly Pair[]): Read => ({ pairs, faults: [] });

const listed = (text: string): string[] =>
  text
    .split(/[;\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

// A day as people write it, and a time behind it: "24/11/2026 14:05", "2026-11-24T14:05:00", with its offset in the night that clocks went back.
const MOMENT = /^(.*?)[T ,]+(\d{1,2}:\d{2})(?::00)?(\+0[01]:00)?$/;

const momentIn = (name: string, text: string): Read => {
  const [, day = '', time = '', offset] = MOMENT.exec(text) ?? [];
  const found = readDay(day === '' ? text : day);
  if (!found.ok) return wrong(name, found.problem.message, found.problem.remedy);
  const turn = offset === undefined ? [] : [[turnName(name), [offset === '+01:00' ? 'first' : 'second']] as Pair];
  return read([name, [found.value]], [timeName(name), [time === '' ? '' : time.padStart(5, '0')]], ...turn);
};

const dayIn = (name: string, text: string): Read => {
  const found = readDay(text);
  return found.ok ? read([name, [found.value]]) : wrong(name, found.problem.message, found.problem.remedy);
};

const YES: Readonly<Record<string, string>> = { yes: 'yes', true: 'yes', no: 'no', false: 'no' };

const choicesIn = (name: string, texts: readonly string[], { choices = [] }: Field): Read => {
  const codes = texts.map((text) => {
    const plain = text.toLowerCase();
    return choices.find(({ code, label }) => label.toLowerCase() === plain || code === plain)?.code;
  });
  const unknown = texts.filter((_text, index) => codes[index] === undefined);
  return unknown.length === 0
    ? read([name, codes.flatMap((code) => code ?? [])])
    : wrong(
        name,
        `"${unknown.join('", "')}" is none of the answers offered`,
        `Write one of: ${choices.map(({ label }) => label).join('; ')}.`,
      );
};

const calledIn = (name: string, texts: readonly string[], known: ReadonlyMap<string, string>, what: string): Read => {
  const unknown = texts.filter((text) => !known.has(text.toLowerCase()));
  return unknown.length === 0
    ? read([name, texts.map((text) => known.get(text.toLowerCase()) ?? '')])
    : wrong(name, `${what} "${unknown.join('", "')}" is not known`, 'Write its title as the sheet of choices has it.');
};

const answerIn = (field: Field, text: string, called: Called): Read => {
  const name = field.code;
  switch (field.kind) {
    case 'choice':
      return choicesIn(name, [text], field);
    case 'choices':
      return choicesIn(name, listed(text), field);
    case 'yes-no':
      return read([name, [YES[text.toLowerCase()] ?? text]]);
    case 'day':
      return dayIn(name, text);
    case 'moment':
      return momentIn(name, text);
    case 'post':
      return calledIn(name, [text], called.posts, 'The post');
    case 'council':
      return calledIn(name, [text], called.councils, 'The council');
    default:
      return read([name, [text]]);
  }
};

const early = ({ code, label }: Field, step: string): Read =>
  wrong(
    code,
    `"${label}" is said with the step "${step}" and its day, and a file holds no steps`,
    'Leave the cell empty, and take that step on the page of the entry.',
  );

const cellIn = (column: BroughtColumn, text: string, called: Called): Read => {
  if (text === '') return read();
  switch (column.is) {
    case 'began':
      return column.event.precision === 'day' ? dayIn(OWN.happened, text) : momentIn(OWN.happened, text);
    case 'case':
    case 'service':
      return read([nameOf(column), [text]]);
    case 'distribution':
      return calledIn('distribution', listed(text), called.posts, 'The post');
    case 'answer':
      return column.saidWith === null ? answerIn(column.field, text, called) : early(column.field, column.saidWith);
  }
};

const orNull = (typed: Typed, name: string): string | null => typed(name)[0] ?? null;

// The form calls the moment by a name of its own.
const atColumn = (found: Fault): Fault =>
  found.place.column === OWN.happened ? { ...found, place: { ...found.place, column: 'happened' } } : found;

/** Reads a row of a file as the form of the register reads what is typed into it. Faults stand at the names of `nameOf`. */
export const readEntryRow = (
  cells: Cells,
  columns: readonly BroughtColumn[],
  {
    type,
    confidentiality,
    called,
  }: { readonly type: RegisterType; readonly confidentiality: Confidentiality; readonly called: Called },
): { readonly entry: NewEntry | null; readonly faults: readonly Fault[] } => {
  const parts = columns.map((column) => cellIn(column, (cells[column.heading] ?? '').trim(), called));
  const typed = typedFrom(new Map(parts.flatMap(({ pairs }) => pairs)));
  const fields = columns.flatMap((column) => (column.is === 'answer' ? [column.field.code] : []));
  const answers = readTyped(type, fields, typed);
  const began = columns.find((column) => column.is === 'began');
  const unread = parts.flatMap(({ faults }) => faults).map(atColumn);
  const when =
    began === undefined || unread.some(({ place }) => place.column === 'happened')
      ? { happened: null, faults: [] }
      : happenedIn(typed, began.event);
  const faults = [...unread, ...when.faults.map(atColumn), ...answers.faults];
  if (faults.length > 0 || when.happened === null) return { entry: null, faults };
  const entry: NewEntry = {
    confidentiality,
    distribution: confidentiality === 'restricted' ? [...new Set(typed('distribution'))] : [],
    caseReference: orNull(typed, 'case_reference'),
    service: orNull(typed, 'service'),
    fields: answers.values,
    happened: when.happened,
  };
  return { entry, faults: [] };
};
