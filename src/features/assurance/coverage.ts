import { formatDay } from '../../kernel/index.ts';
import { count } from '../site/index.ts';
import type { Factor } from './factor.ts';
import { levelAt } from './factor.ts';
import { hundredthsOf, meanOf } from './share.ts';
import type { Standing } from './standing.ts';
import { COVERAGE } from './thresholds.ts';

/**
 * How much of what fell due in the last twelve months was answered, in time or late. Each mechanism counts the same, so that one asked every
 * week does not drown one asked twice a year. Null where nothing fell due.
 */
export const coverageOf = (standings: readonly Standing[]): Factor | null => {
  const asked = standings.filter(({ due }) => due.length > 0);
  const shares = asked.map(({ due, missing }) => ({ part: due.length - missing.length, whole: due.length }));
  const mean = meanOf(shares);
  if (mean === null) return null;
  const sum = (of: (standing: Standing) => number): number => asked.reduce((total, each) => total + of(each), 0);
  const [due, missing, late] = [
    sum((each) => each.due.length),
    sum((each) => each.missing.length),
    sum((each) => each.answeredLate.length),
  ];
  const waived = standings
    .flatMap((each) => each.waived)
    .map(({ title, dueOn, reason }) => `${title}, due ${formatDay(dueOn)}: ${reason ?? 'no reason is recorded'}`);
  const short = `${due - missing} of ${count(due, 'answer')} due in the last 12 months came in${late > 0 ? `, ${late} of them late` : ''}.`;
  const said = [
    short,
    asked.length > 1
      ? `Over its ${asked.length} mechanisms, each counting the same, that is ${hundredthsOf(mean)}%.`
      : `That is ${hundredthsOf(mean)}%.`,
    ...(waived.length === 0
      ? []
      : [`${waived.length} more ${waived.length === 1 ? 'was' : 'were'} waived and left out.`]),
  ];
  const raise = asked
    .filter((each) => each.missing.length > 0)
    .map((each) => {
      const [last] = [...each.missing].sort((a, b) => (a.dueOn < b.dueOn ? 1 : -1));
      const since = last === undefined ? '' : `, the latest due on ${formatDay(last.dueOn)}`;
      return `Answer what is missing for ${each.mechanism.title}: ${each.missing.length}${since}.`;
    });
  return { name: 'coverage', level: levelAt(mean, COVERAGE), short, sentence: said.join(' '), waived, raise };
};
