import {
  type ClockOverride,
  type ClockRule,
  isVerified,
  type Length,
  lengthOf,
  splitName,
  UNVERIFIED_WORDS,
  type WorkingCalendar,
} from '../../clocks/index.ts';
import { formatDay } from '../../kernel/index.ts';

const UNIT_WORDS: Readonly<Record<Length['unit'], readonly [one: string, many: string]>> = {
  hours: ['hour', 'hours'],
  'calendar-days': ['day', 'days'],
  'working-days': ['working day', 'working days'],
  weeks: ['week', 'weeks'],
  months: ['month', 'months'],
  years: ['year', 'years'],
};

/** "authorisation received" from "authorisation-received"; "the end of SEC-25" of another clock; "hearing review held on a later day". */
export const eventWords = (code: string): string => {
  const { prefix, rest } = splitName(code);
  if (prefix === 'clock:' || prefix === 'end:') return `the end of ${rest}`;
  return `${rest.replaceAll('-', ' ')}${prefix === 'later:' ? ' on a later day' : ''}`;
};

const anyOf = (codes: readonly string[]): string => codes.map(eventWords).join(', or ');

/** "72 hours", "1 working day". */
export const lengthWords = ({ count, unit }: Length): string => `${count} ${UNIT_WORDS[unit][count === 1 ? 0 : 1]}`;

const startWords = ({ counting, unit, direction }: ClockRule): string => {
  if (direction === 'before') return 'before';
  if (unit === 'hours') return 'from the moment of';
  return counting === 'inclusive' ? 'beginning with the day of' : 'from the day after';
};

/** How much time a rule gives, from what, in plain words: "72 hours from the moment of: authorisation received". */
export const periodWords = (rule: ClockRule): string => {
  const from = anyOf(rule.triggers);
  const length = lengthOf(rule);
  if (rule.unit === 'immediately') return `At once: ${from}`;
  if (length === null) return `${rule.noPeriod?.words ?? 'no number is stated'} (${from})`;
  const said = `${lengthWords(length)} ${startWords(rule)}: ${from}`;
  const whole =
    rule.direction === 'not-sooner-than'
      ? `Not sooner than ${said}`
      : rule.window === null
        ? said
        : `${said}, in any ${rule.window.days} days`;
  const set = { rule: '', order: '. The order sets it', council: '. Only where your council sets it' }[rule.numberFrom];
  return `${whole}${set}`;
};

/** "from 1 May 2014 to 31 August 2021" as the first day and the first day after; empty where it holds throughout. */
export const holdsWords = ({ effectiveFrom, effectiveTo }: Pick<ClockRule, 'effectiveFrom' | 'effectiveTo'>): string =>
  [
    ...(effectiveFrom === null ? [] : [`from ${formatDay(effectiveFrom)}`]),
    ...(effectiveTo === null ? [] : [`until ${formatDay(effectiveTo)}, that day not included`]),
  ].join(' ') || 'throughout';

/** "Verified", or what to do, with what it is that was not verified. */
export const verifiedWords = (rule: ClockRule, calendars: ReadonlyMap<string, WorkingCalendar>): string => {
  if (isVerified(rule, calendars)) return 'Verified';
  const confirm = UNVERIFIED_WORDS.replace('confirm', 'Confirm');
  const of = rule.calendar === null ? undefined : calendars.get(rule.calendar);
  const parts = [
    ...(rule.verification === 'verified' ? [] : [rule.verification === 'in-part' ? 'the text in part' : 'the text']),
    ...(rule.countingBasis === null || rule.countingBasis === 'text' ? [] : ['the way of counting']),
    ...(of === undefined || of.verification === 'verified' ? [] : [`the calendar ${of.name}`]),
    ...(rule.numberFrom === 'council' ? ["the number, which is each council's own"] : []),
  ];
  return `${confirm}. Not verified: ${parts.join('; ')}`;
};

/** What the passing of the time does. */
export const consequenceWords = ({ consequence }: ClockRule): string => {
  if (consequence === null) return 'Nothing can be late';
  if (consequence.kind === 'late') return 'It is late';
  if (consequence.kind === 'gate') return 'It is no longer open';
  return `The law changes the state: ${consequence.state.replaceAll('-', ' ')}`;
};

/** What a council set for itself: "7 days, stricter than the law, from 1 August 2018". */
export const overrideWords = (own: ClockOverride): string =>
  `${lengthWords(own)}, ${own.kind === 'stricter' ? "meant to be earlier than the law's" : 'the number that the rule leaves to it'}, ${holdsWords(own)}`;
