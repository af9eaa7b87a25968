import { mechanism } from '../example-facts.ts';
import { isExamination } from '../thresholds.ts';
import { atFunction, type QualityRule } from './finding.ts';

/** A function at which nobody looks by an audit, a report, a dataset or a scorecard. */
export const NO_EXAMINATION: QualityRule = {
  code: 'no-examination',
  title: 'A function has no independent examination',
  severity: 'act',
  why: 'Seats, meetings and letters tell what people say. Only an audit, a report, a dataset or a scorecard looks at the matter itself.',
  remedy:
    'Add one of them, or say of an existing one that it speaks to this function as well. Until then its opinion cannot be substantial.',
  find: ({ opinions }) =>
    opinions
      .filter(({ standings }) => standings.some(({ ended }) => !ended))
      .filter(({ standings }) => !standings.some(({ ended, source }) => !ended && isExamination(source.kind)))
      .map((opinion) => ({
        place: atFunction(opinion),
        found: 'None of its mechanisms is an audit, a report, a dataset or a scorecard.',
      })),
  clean: { facts: { mechanisms: [mechanism('M1', 'meeting'), mechanism('M2', 'dataset')] }, found: [] },
  faulty: { facts: { mechanisms: [mechanism('M1', 'meeting'), mechanism('M2', 'membership')] }, found: ['F1'] },
};
