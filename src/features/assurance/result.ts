import { formatDay } from '../../kernel/index.ts';
import type { Factor } from './factor.ts';
import type { Concern } from './facts.ts';
import type { Level } from './level.ts';
import { CONCERNS } from './thresholds.ts';

const isSerious = ({ severity }: Pick<Concern, 'severity'>): boolean => severity === 'serious';

const levelFrom = (serious: number, ordinary: number): Level => {
  if (serious > CONCERNS.serious) return 'none';
  if (serious > 0 || ordinary > CONCERNS.ordinary) return 'limited';
  return ordinary > 0 ? 'reasonable' : 'substantial';
};

/**
 * How many concerns are open, or were `then`, so that it reads right of one and of several: "1 serious concern is open", "3 concerns are open, 1 of them
 * serious".
 */
export const sayConcerns = (open: readonly Concern[], when: 'now' | 'then' = 'now'): string => {
  const serious = open.filter(isSerious).length;
  if (open.length === 1) return `1 ${serious === 1 ? 'serious ' : ''}concern ${when === 'now' ? 'is' : 'was'} open`;
  const some = serious === 0 ? '' : serious === open.length ? ', all of them serious' : `, ${serious} of them serious`;
  return `${open.length} concerns ${when === 'now' ? 'are' : 'were'} open${some}`;
};

/** What the concerns allow that are open on a function's mechanisms. */
export const resultOf = (open: readonly Concern[]): Factor => {
  const serious = open.filter(isSerious).length;
  const oldest = open.map(({ raisedOn }) => raisedOn).sort()[0];
  const sentence =
    open.length === 0
      ? 'No concern is open.'
      : `${sayConcerns(open)}, ${open.length === 1 ? '' : 'the oldest '}since ${formatDay(oldest ?? '')}.`;
  return {
    name: 'result',
    level: levelFrom(serious, open.length - serious),
    short: sentence,
    sentence,
    raise: open.map(({ code }) => `Settle concern ${code}.`),
  };
};
