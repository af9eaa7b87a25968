import { readMoment, sayLocal } from '../../../clocks/index.ts';
import { dayOf, type Fault, fault, type Instant, readDay, timeOf } from '../../../kernel/index.ts';
import { readTime } from '../../people/index.ts';
import { type Typed, textOf, timeName, turnName } from './typed.ts';

/** A moment as it was typed: read, empty, or with what is wrong with it. */
export type TypedMoment =
  | { readonly is: 'empty' }
  | { readonly is: 'read'; readonly at: Instant }
  | { readonly is: 'wrong'; readonly fault: Fault };

/** Of a time that clocks showed twice: the first came in summer time. */
const OFFSETS: Readonly<Record<string, string>> = { first: '+01:00', second: '+00:00' };

const wrong = (column: string, found: string, remedy?: string): TypedMoment => ({
  is: 'wrong',
  fault: fault('answer.invalid', found, { column }, remedy),
});

/** Whether clocks in Scotland showed the time twice on that day. */
export const cameTwice = (day: string, time: string): boolean => {
  const read = readTime(time);
  const moment = read === null ? null : readMoment(`${day}T${read}`);
  return moment !== null && 'code' in moment && moment.code === 'ambiguous-time';
};

/** Reads a moment typed as a day and a time, as clocks in Scotland showed them, to the minute. */
export const readTypedMoment = (typed: Typed, name: string): TypedMoment => {
  const day = textOf(typed, name);
  const time = textOf(typed, timeName(name));
  if (day === '' && time === '') return { is: 'empty' };
  if (readDay(day) === null) return wrong(name, 'Give the day, with a day, a month and a year');
  const read = readTime(time);
  if (read === null) return wrong(name, 'Give the time as well', 'Such as 14:05.');
  const local = `${day}T${read}`;
  const moment = readMoment(local);
  if (!('code' in moment)) return moment.at === null ? { is: 'empty' } : { is: 'read', at: moment.at };
  if (moment.code !== 'ambiguous-time') {
    return wrong(name, `Clocks in Scotland never showed ${read} on that day: they went forward past it`);
  }
  const offset = OFFSETS[textOf(typed, turnName(name))];
  const chosen = offset === undefined ? null : readMoment(`${local}${offset}`);
  if (chosen === null || 'code' in chosen || chosen.at === null) {
    return wrong(name, `Clocks in Scotland showed ${read} twice on that day`, 'Say below which of the two it was.');
  }
  return { is: 'read', at: chosen.at };
};

/** A moment as a form holds it: its day, its time, and which of two where clocks showed it twice. */
export const writeMoment = (name: string, at: Instant): [string, readonly string[]][] => {
  const shown = sayLocal(at);
  const turn = shown.endsWith(OFFSETS['first'] ?? '')
    ? 'first'
    : shown.endsWith(OFFSETS['second'] ?? '')
      ? 'second'
      : null;
  return [
    [name, [dayOf(at)]],
    [timeName(name), [timeOf(at)]],
    ...(turn === null ? [] : [[turnName(name), [turn]] as [string, readonly string[]]]),
  ];
};
