import { CLOCK_UNITS, COUNTING_BASES, COUNTINGS, DIRECTIONS, VERIFICATIONS } from '../../../clocks/index.ts';
import {
  CALENDAR_DAY,
  CLOCK_CALENDAR,
  CLOCK_OVERRIDE,
  CLOCK_RULE,
  COUNCIL_CLOSED_DAY,
  COUNCIL_LOADED_YEAR,
} from '../../clock-rules/index.ts';
import { blank, may, must, oneOf, refers, SOURCE } from '../pack-columns.ts';
import type { PackFile } from '../pack-file.ts';

const ruleId = must('rule', { as: 'text', pattern: /^[A-Z]{2,4}-\d{2}[a-z]?(\.\d)?$/ });
const calendarName = { as: 'text', pattern: /^[A-Z][A-Z0-9]{2,19}$/ } as const;
const list = { as: 'list' } as const;
const day = { as: 'day' } as const;
const counted = CLOCK_UNITS.filter((unit) => unit !== 'none' && unit !== 'immediately');

export const clockRules: PackFile = {
  name: 'clock-rules.csv',
  scope: 'shared',
  columns: [
    { ...ruleId, name: 'id' },
    must('version', { as: 'text', pattern: /^[1-9]\d?$/ }),
    may('label'),
    may('effective_from', day),
    may('effective_to', day),
    must('title'),
    must('register_types', list),
    must('triggers', list),
    must('occurrence', oneOf(['each', 'first', 'later'])),
    may('since', list),
    may('needs', list),
    may('unless', list),
    may('count', { as: 'whole', from: 1, to: 9999 }),
    must('unit', oneOf(CLOCK_UNITS)),
    must('counting', oneOf(COUNTINGS)),
    refers(may('calendar', calendarName), 'calendars.csv'),
    must('direction', oneOf(DIRECTIONS)),
    may('at_time', { as: 'text', pattern: /^([01]\d|2[0-3]):[0-5]\d$/ }),
    may('window_days', { as: 'whole', from: 1, to: 3660 }),
    may('rolls', oneOf(['next-working-day'])),
    must('repeats', { as: 'yes-no' }),
    must('number_from', oneOf(['rule', 'order', 'council'])),
    must('owner'),
    may('consequence', oneOf(['late', 'lapse', 'gate'])),
    may('lapse_state', { as: 'text', pattern: /^[a-z][a-z0-9-]*$/ }),
    may('lapse_event', { as: 'text', pattern: /^[a-z][a-z0-9-]*$/ }),
    may('met_by', list),
    may('stops', list),
    may('pauses', list),
    may('restarts', list),
    may('no_period', { as: 'text', pattern: /^[a-z][a-z-]*$/ }),
    may('no_period_words'),
    must('citation'),
    must('verification', oneOf(VERIFICATIONS)),
    may('counting_basis', oneOf(COUNTING_BASES)),
    may('source_key'),
    may('note'),
  ],
  table: CLOCK_RULE,
  key: ['id', 'version'],
};

export const calendars: PackFile = {
  name: 'calendars.csv',
  scope: 'shared',
  columns: [
    must('code', calendarName),
    must('title'),
    must('closed_weekdays', list),
    may('every_year', list),
    may('loaded_from', day),
    may('loaded_to', day),
    must('verification', oneOf(VERIFICATIONS)),
    must('source'),
    may('note'),
  ],
  table: CLOCK_CALENDAR,
  key: ['code'],
};

export const workingCalendars: PackFile = {
  name: 'working-calendars.csv',
  scope: 'shared',
  columns: [refers(must('calendar', calendarName), 'calendars.csv'), must('day', day), must('words'), must('source')],
  table: CALENDAR_DAY,
  key: ['calendar', 'day'],
};

export const closedDays: PackFile = {
  name: 'council-closed-days.csv',
  scope: 'council',
  columns: [must('day', day), must('words'), ...SOURCE],
  table: COUNCIL_CLOSED_DAY,
  key: ['day'],
};

export const loadedYears: PackFile = {
  name: 'council-loaded-years.csv',
  scope: 'council',
  columns: [must('year', { as: 'text', pattern: /^(19|20)\d\d$/ }), may('note'), ...SOURCE],
  table: COUNCIL_LOADED_YEAR,
  key: ['year'],
};

export const clockOverrides: PackFile = {
  name: 'clock-overrides.csv',
  scope: 'council',
  columns: [
    ruleId,
    must('kind', oneOf(['stricter', 'setting'])),
    must('count', { as: 'whole', from: 1, to: 9999 }),
    must('unit', oneOf(counted)),
    may('counting', oneOf(COUNTINGS)),
    may('calendar', calendarName),
    blank('effective_from', day),
    may('effective_to', day),
    may('note'),
    ...SOURCE,
  ],
  table: CLOCK_OVERRIDE,
  key: ['rule', 'kind', 'effective_from'],
};
