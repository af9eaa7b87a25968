import type { Block } from '../../../documents/model.ts';
import { formatDay, formatInstant } from '../../../kernel/index.ts';
import { LEVEL_WORDS, type Opinion } from '../../assurance/index.ts';
import { strong, text } from '../../reports/index.ts';
import type { FunctionYear } from '../facts.ts';
import { sayGiven, sayReason } from '../say.ts';
import { levelPiece, type StatementContext, said } from './context.ts';

const sayWhy = (opinion: Opinion, { facts }: StatementContext): string => {
  const { overruled } = opinion;
  if (overruled === null) return '';
  const old = overruled.old ? ' It was given more than a quarter before.' : '';
  return `given by ${sayGiven(opinion, facts)}, for this reason: “${overruled.given.reason.trim()}”${old}`;
};

const overruling = (opinion: Opinion, section: string, context: StatementContext): Block[] => {
  const { level, worked, overruled } = opinion;
  if (overruled === null) return [];
  const words = LEVEL_WORDS[worked].words.toLowerCase();
  const why = sayWhy(opinion, context);
  // Nothing is overruled by an opinion that says the same.
  return [
    level === worked
      ? said(
          context,
          section,
          strong('The two agree. '),
          `The officer's own opinion and the one worked out are both ${words}. The officer's own was ${why}`,
        )
      : said(
          context,
          section,
          strong('Overruled. '),
          `Worked out, the opinion would be ${words}. The opinion that stands was ${why}`,
        ),
  ];
};

// Whoever reads that the level rose since must not take the officer's own word for what came in.
const sinceThen = (opinion: Opinion, section: string, context: StatementContext): Block => {
  const { level, worked, overruled } = opinion;
  const how =
    overruled === null
      ? 'as worked out. '
      : `the officer's own opinion; worked out, ${LEVEL_WORDS[worked].words.toLowerCase()}${level === worked ? ' too' : ''}. It was ${sayWhy(opinion, context)} `;
  return said(
    context,
    section,
    strong('Since the end of the year: '),
    levelPiece(level),
    text(`, as at ${formatInstant(context.facts.asAt)}: ${how}`),
    strong(overruled === null ? 'Why: ' : 'Why it was worked out so: '),
    text(sayReason(opinion)),
  );
};

/** The opinion on a function at the end of the year with its reasons, the officer's own beside the one worked out, and what stands since. */
export const opinionOf = (
  { opinion, changedTo }: FunctionYear,
  section: string,
  context: StatementContext,
): Block[] => {
  const { reach } = context.facts;
  const when = reach.soFar ? ' so far' : ` on ${formatDay(reach.day)}`;
  return [
    said(
      context,
      section,
      strong('Opinion: '),
      levelPiece(opinion.level),
      // What a level means in general is said only of one that was worked out from what came in.
      text(
        opinion.overruled === null
          ? `${when}. ${LEVEL_WORDS[opinion.level].meaning}`
          : `${when}: the officer's own opinion.`,
      ),
    ),
    ...overruling(opinion, section, context),
    said(
      context,
      section,
      strong(opinion.overruled === null ? 'Why: ' : 'Why it was worked out so: '),
      sayReason(opinion),
    ),
    ...(changedTo === null ? [] : [sinceThen(changedTo, section, context)]),
  ];
};
