import { periodSpan } from '../../kernel/index.ts';
import { LEVEL_WORDS, type Opinion } from '../assurance/index.ts';
import { wrapped } from '../reports/index.ts';
import { count } from '../site/index.ts';
import type { FunctionYear, StatementFacts } from './facts.ts';
import { gapsIn, sayCount, sayLevels, sayReason } from './say.ts';
import { asAtLine, titleOf } from './titles.ts';
import { toSettle } from './to-settle.ts';

const levelOf = ({ level, worked, overruled }: Opinion): string => {
  const own =
    overruled === null
      ? ''
      : `, by the officer's own opinion; worked out: ${level === worked ? 'the same' : LEVEL_WORDS[worked].words}`;
  return `${LEVEL_WORDS[level].words}${own}`;
};

const levelLine = ({ opinion, changedTo, before }: FunctionYear): string => {
  const since = changedTo === null ? '' : `; since the end of the year: ${levelOf(changedTo)}`;
  const earlier = before === null ? 'no framework a year before' : `a year before: ${LEVEL_WORDS[before].words}`;
  return `${levelOf(opinion)}${since}; ${earlier}`;
};

const functionLines = (each: FunctionYear): string[] => [
  ...wrapped(`${each.function.code} ${each.function.title}`, 2),
  ...wrapped(levelLine(each), 6),
  ...wrapped(sayReason(each.opinion), 6),
  ...wrapped(sayCount(each.count), 6),
  ...gapsIn(each).flatMap((gap) => wrapped(`- ${gap}`, 6)),
];

/** The statement for a terminal of 100 columns. Ends with a new line. */
export const statementText = (facts: StatementFacts): string => {
  const open = facts.concerns.filter(({ concern }) => concern.state === 'open').length;
  const settle = toSettle(facts);
  return [
    ...wrapped(`${facts.council.name}: ${titleOf(facts)}`, 0),
    ...wrapped(`${periodSpan(facts.year)}${facts.reach.soFar ? ', so far' : ''}. ${asAtLine(facts)}.`, 0),
    ...facts.notices.flatMap((notice) => wrapped(notice.text, 0)),
    '',
    ...wrapped(
      `${count(facts.functions.length, 'function')}: ${sayLevels(facts.functions)}. ${sayCount(facts.total)}`,
      0,
    ),
    ...wrapped(`Concerns: ${facts.concerns.length}, ${open} of them open.`, 0),
    ...facts.functions.flatMap((each) => ['', ...functionLines(each)]),
    ...(settle.length === 0 ? [] : ['', 'To be settled', ...settle.flatMap((line) => wrapped(`- ${line}`, 2))]),
    '',
  ].join('\n');
};
