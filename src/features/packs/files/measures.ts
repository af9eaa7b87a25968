import { DEFAULT_TOLERANCE } from '../../../analysis/status.ts';
import { PERIOD_KINDS, POLARITIES, TARGET_OPERATORS, toPlain, UNITS } from '../../../kernel/index.ts';
import { ABSENCES, BASES, INDICATOR_LINK, MEASURE, PLAN_MEASURE, ROLL_UPS, TARGET } from '../../measures/index.ts';
import { blank, code, may, measure, must, oneOf, plan, refers, SOURCE } from '../pack-columns.ts';
import type { PackFile } from '../pack-file.ts';

export const measures: PackFile = {
  name: 'measures.csv',
  scope: 'council',
  columns: [
    must('code', { as: 'text', pattern: /^[a-z0-9][a-z0-9-]{1,79}$/ }),
    must('title'),
    must('unit', oneOf(Object.keys(UNITS))),
    must('polarity', oneOf(POLARITIES)),
    must('decimals', { as: 'whole', from: 0, to: 6 }),
    must('frequency', oneOf(PERIOD_KINDS)),
    must('roll_up', oneOf(ROLL_UPS)),
    refers(may('owner_post', code), 'posts.csv'),
    may('owner_basis', oneOf(['stated', 'inferred'])),
    may('tags', { as: 'list' }),
    must('data_only', { as: 'yes-no' }),
    may('definition_note'),
    may('domain'),
    ...SOURCE,
  ],
  table: MEASURE,
  key: ['code'],
};

export const planMeasures: PackFile = {
  name: 'plan-measures.csv',
  scope: 'council',
  columns: [
    plan,
    measure,
    refers(may('priority', code), 'priorities.csv'),
    must('position', { as: 'whole' }),
    must('role', oneOf(['measure', 'context', 'reported'])),
    may('baseline_value', { as: 'number' }),
    may('baseline_period_kind', oneOf(PERIOD_KINDS)),
    may('baseline_period'),
    may('baseline_absence', oneOf(ABSENCES)),
    may('note'),
  ],
  table: PLAN_MEASURE,
  key: ['plan', 'measure'],
};

export const targets: PackFile = {
  name: 'targets.csv',
  scope: 'council',
  columns: [
    plan,
    measure,
    must('operator', oneOf(TARGET_OPERATORS)),
    must('value', { as: 'number' }),
    may('due'),
    blank('applies_kind', oneOf(PERIOD_KINDS)),
    blank('applies_to'),
    { ...may('tolerance_kind', oneOf(['percent', 'absolute'])), empty: DEFAULT_TOLERANCE.kind },
    { ...may('tolerance_value', { as: 'number', from: 0 }), empty: toPlain(DEFAULT_TOLERANCE.value) },
    ...SOURCE,
  ],
  table: TARGET,
  key: ['plan', 'measure', 'applies_kind', 'applies_to'],
};

export const indicatorLinks: PackFile = {
  name: 'indicator-links.csv',
  scope: 'council',
  columns: [measure, must('indicator', code), must('factor', { as: 'number' }), must('conversion'), may('note')],
  table: INDICATOR_LINK,
  key: ['measure'],
};

export const observations: PackFile = {
  name: 'observations.csv',
  scope: 'council',
  columns: [
    measure,
    may('period_kind', oneOf(PERIOD_KINDS)),
    may('period'),
    may('period_as_written'),
    may('value', { as: 'number' }),
    may('numerator', { as: 'number' }),
    may('denominator', { as: 'number' }),
    must('state', oneOf(['provisional', 'final'])),
    may('absence', oneOf(ABSENCES)),
    may('expected_by', { as: 'day' }),
    may('basis', oneOf(BASES)),
    may('note'),
    must('source'),
    may('source_line', { as: 'whole' }),
  ],
  table: null,
  key: [],
};
