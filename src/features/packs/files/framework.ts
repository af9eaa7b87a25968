import {
  ASSURANCE_FUNCTION,
  FREQUENCY_CODES,
  MECHANISM,
  MECHANISM_KINDS,
  MECHANISM_LEAD,
  MECHANISM_SCHEDULE,
} from '../../framework/index.ts';
import { blank, code, may, must, oneOf, refers, SOURCE, short } from '../pack-columns.ts';
import type { PackFile } from '../pack-file.ts';

const mechanism = refers(must('mechanism', code), 'mechanisms.csv');

export const functions: PackFile = {
  name: 'functions.csv',
  scope: 'shared',
  columns: [
    must('code', { as: 'text', pattern: /^F\d{1,2}$/ }),
    must('position', { as: 'whole', from: 1, to: 99 }),
    must('title'),
    may('statutory_basis'),
    must('verified', { as: 'yes-no' }),
    may('note'),
  ],
  table: ASSURANCE_FUNCTION,
  key: ['code'],
};

export const mechanisms: PackFile = {
  name: 'mechanisms.csv',
  scope: 'council',
  columns: [
    must('code', { as: 'text', pattern: /^[A-Z][A-Z0-9-]{0,19}$/ }),
    must('function', { as: 'text', pattern: /^F\d{1,2}$/ }),
    must('title', short),
    must('kind', oneOf(Object.keys(MECHANISM_KINDS))),
    refers(may('same_as', code), 'mechanisms.csv'),
    may('note'),
    ...SOURCE,
  ],
  table: MECHANISM,
  key: ['code'],
};

export const mechanismSchedules: PackFile = {
  name: 'mechanism-schedules.csv',
  scope: 'council',
  columns: [
    mechanism,
    blank('from_day', { as: 'day' }),
    must('frequency', oneOf(FREQUENCY_CODES)),
    may('frequency_as_written'),
    { ...refers(may('group', code), 'groups.csv'), to: 'group_code' },
    must('lead_days', { as: 'whole', from: 0, to: 366 }),
    must('grace_days', { as: 'whole', from: 0, to: 366 }),
    ...SOURCE,
  ],
  table: MECHANISM_SCHEDULE,
  key: ['mechanism', 'from_day'],
  yields: true,
};

export const mechanismLeads: PackFile = {
  name: 'mechanism-leads.csv',
  scope: 'council',
  columns: [mechanism, blank('from_day', { as: 'day' }), refers(must('posts', { as: 'list' }), 'posts.csv'), ...SOURCE],
  table: MECHANISM_LEAD,
  key: ['mechanism', 'from_day'],
  yields: true,
};
