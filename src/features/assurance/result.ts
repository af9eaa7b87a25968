import { formatDay } from '../../kernel/index.ts';
import { count } from '../site/index.ts';
import type { Factor } from './factor.ts';
import type { Concern } from './facts.ts';
import type { Level } from './level.ts';
import { CONCERNS } from './thresholds.ts';

export const isSerious = ({ severity }: Pick<Concern, 'severity'>): boolean => severity === 'serious';

const levelFrom = (serious: number, ordinary: number): Level => {
  if (serious > CONCERNS.serious) return 'none';
  if (serious > 0 || ordinary > CONCERNS.ordinary) return 'limited';
  return ordinary > 0 ? 'reasonable' : 'substantial';
};

/** What the concerns allow that are open on a function's mechanisms. */
export const resultOf = (open: readonly Concern[]): Factor => {
  const serious = open.filter(isSerious).length;
  const oldest = open.map(({ raisedOn }) => raisedOn).sort()[0];
  const sentence =
    open.length === 0
      ? 'No concern is open.'
      : `${count(open.length, 'concern is', 'concerns are')} open${serious > 0 ? `, ${serious} of them serious` : ''}, the oldest since ${formatDay(oldest ?? '')}.`;
  return {
    name: 'result',
    level: levelFrom(serious, open.length - serious),
    short: sentence,
    sentence,
    raise: open.map(({ code }) => `Settle concern ${code}.`),
  };
};
