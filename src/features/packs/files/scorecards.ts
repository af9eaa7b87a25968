import { SCORECARD_MEASURE } from '../../registers/index.ts';
import { may, must } from '../pack-columns.ts';
import type { PackFile } from '../pack-file.ts';

export const scorecards: PackFile = {
  name: 'scorecards.csv',
  scope: 'shared',
  columns: [
    must('scorecard', { as: 'text', pattern: /^[a-z][a-z0-9-]{1,39}$/ }),
    must('title'),
    must('measure', { as: 'text', pattern: /^[a-z0-9][a-z0-9-]*$/ }),
    must('position', { as: 'whole', from: 1, to: 999 }),
    must('source'),
    may('note'),
  ],
  table: SCORECARD_MEASURE,
  key: ['scorecard', 'measure'],
};
