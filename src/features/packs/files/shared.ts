import { PERIOD_KINDS } from '../../../kernel/index.ts';
import { COUNCIL, PERIOD_CONVENTION, STATUS_WORD, STATUS_WORD_OVERRIDE } from '../../councils/index.ts';
import { STATUS_CODES } from '../../measures/index.ts';
import { RETENTION_RULE } from '../../retention/index.ts';
import { code, may, must, oneOf, short } from '../pack-columns.ts';
import type { PackFile } from '../pack-file.ts';

export const councils: PackFile = {
  name: 'councils.csv',
  scope: 'shared',
  columns: [
    must('code', { as: 'text', pattern: /^[a-z][a-z-]{1,39}$/ }),
    must('name'),
    must('short_name'),
    may('ons_code', { as: 'text', pattern: /^S12\d{6}$/ }),
    may('aliases', { as: 'list' }),
  ],
  table: COUNCIL,
  key: ['code'],
};

export const periodConventions: PackFile = {
  name: 'period-conventions.csv',
  scope: 'shared',
  columns: [
    must('kind', oneOf(PERIOD_KINDS)),
    must('title'),
    may('first_month', { as: 'whole' }),
    may('months', { as: 'whole' }),
    must('example'),
    may('note'),
  ],
  table: PERIOD_CONVENTION,
  key: ['kind'],
};

export const statuses: PackFile = {
  name: 'statuses.csv',
  scope: 'shared',
  columns: [
    must('code', oneOf(STATUS_CODES)),
    must('position', { as: 'whole' }),
    { ...must('group', oneOf(['scored', 'absent', 'unscored'])), to: 'status_group' },
    must('label'),
    must('short_label'),
    must('shape', oneOf(['tick', 'triangle', 'cross', 'clock', 'dash', 'ring', 'lock', 'square', 'question'])),
    must('tone', oneOf(['good', 'caution', 'bad', 'neutral'])),
    must('meaning'),
  ],
  table: STATUS_WORD,
  key: ['code'],
};

export const statusLabels: PackFile = {
  name: 'status-labels.csv',
  scope: 'council',
  columns: [must('code', oneOf(STATUS_CODES)), must('label'), must('short_label'), must('meaning')],
  table: STATUS_WORD_OVERRIDE,
  key: ['code'],
};

export const retentionRules: PackFile = {
  name: 'retention-rules.csv',
  scope: 'shared',
  columns: [
    must('code', code),
    must('title'),
    must('applies_to', oneOf(['evidence'])),
    may('years', { as: 'whole', from: 0, to: 200 }),
    must('counted_from', short),
    must('citation'),
    must('verified', { as: 'yes-no' }),
    may('note'),
  ],
  table: RETENTION_RULE,
  key: ['code'],
};
