import { PERIOD_KINDS } from '../../../kernel/index.ts';
import { ACTION, AIM, BUDGET, PLAN, PRIORITY } from '../../plans/index.ts';
import { blank, code, may, must, oneOf, plan, refers, SOURCE, short } from '../pack-columns.ts';
import type { PackFile } from '../pack-file.ts';

export const plans: PackFile = {
  name: 'plans.csv',
  scope: 'council',
  columns: [
    must('code', code),
    must('title'),
    may('organisation'),
    must('kind'),
    may('start_year', { as: 'whole' }),
    may('end_year', { as: 'whole' }),
    may('first_day', { as: 'day' }),
    may('last_day', { as: 'day' }),
    ...SOURCE,
  ],
  table: PLAN,
  key: ['code'],
};

export const priorities: PackFile = {
  name: 'priorities.csv',
  scope: 'council',
  columns: [
    plan,
    must('code', code),
    must('title'),
    may('parent'),
    may('objective'),
    must('position', { as: 'whole' }),
    ...SOURCE,
  ],
  table: PRIORITY,
  key: ['plan', 'code'],
};

export const aims: PackFile = {
  name: 'aims.csv',
  scope: 'council',
  columns: [plan, refers(blank('priority', code), 'priorities.csv'), must('code', code), must('text'), ...SOURCE],
  table: AIM,
  key: ['plan', 'code'],
};

export const actions: PackFile = {
  name: 'actions.csv',
  scope: 'council',
  columns: [
    must('code', code),
    plan,
    refers(may('priority', code), 'priorities.csv'),
    must('action'),
    may('lead_post'),
    may('timescale'),
    may('due'),
    may('review_frequency'),
    may('impact_measure'),
    may('status'),
    ...SOURCE,
  ],
  table: ACTION,
  key: ['plan', 'code'],
};

export const budgets: PackFile = {
  name: 'budgets.csv',
  scope: 'council',
  columns: [
    plan,
    must('service_area', short),
    may('period_kind', oneOf(PERIOD_KINDS)),
    blank('period'),
    must('amount_pounds', { as: 'number' }),
    must('kind'),
    may('basis'),
    may('note'),
    ...SOURCE,
  ],
  table: BUDGET,
  key: ['plan', 'service_area', 'period'],
};
