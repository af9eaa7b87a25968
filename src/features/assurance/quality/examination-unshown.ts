import { isShown } from '../../answers/index.ts';
import { answer, mechanism, occurrence, schedule } from '../example-facts.ts';
import { isExamination } from '../thresholds.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const asked = {
  mechanisms: [mechanism('M1', 'dataset')],
  schedules: [schedule('M1', 'quarterly')],
  occurrences: [occurrence('M1', '2026-10-21')],
};

/** An audit, a report, a dataset or a scorecard of which nothing was shown that others can open. */
export const EXAMINATION_UNSHOWN: QualityRule = {
  code: 'examination-unshown',
  title: 'A report, dataset, audit or scorecard is told of and not shown',
  severity: 'know',
  why: 'There is a paper, and nobody but the lead can look at it.',
  remedy: 'Attach it to the answer, or give its address or the measure. A minute that is only named cannot be opened.',
  find: ({ standings }) =>
    standings
      .filter(({ source, grade, newest }) => {
        return (
          isExamination(source.kind) && grade !== null && grade !== 'nothing' && newest?.evidence.some(isShown) !== true
        );
      })
      .map((standing) => ({ place: atMechanism(standing), found: 'Its newest answer was said, not shown.' })),
  clean: {
    facts: {
      ...asked,
      answers: [answer('M1', '2026-10-21', '2026-10-20', { evidence: [{ kind: 'measure', reference: 'SPI-1' }] })],
    },
    found: [],
  },
  faulty: {
    facts: {
      ...asked,
      answers: [
        answer('M1', '2026-10-21', '2026-10-20', { evidence: [{ kind: 'minute', reference: 'Minute of May' }] }),
      ],
    },
    found: ['M1'],
  },
};
