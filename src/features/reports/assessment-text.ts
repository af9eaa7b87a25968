import { periodSpan, periodTitle } from '../../kernel/index.ts';
import { type AssessedMeasure, byPriority } from '../plans/index.ts';
import { asAtLine } from './assessment-paper.ts';
import { findingsOf } from './findings.ts';
import { summaryRows } from './paper/summary-table.ts';
import type { PaperFacts } from './paper-facts.ts';
import { benchmarkText, CHANGE_WORDS, figureRemarks, figureText, insteadOfFigure, targetText } from './say-measure.ts';

const WIDTH = 100;

// Anything that could move the cursor or colour the screen goes: a title is text, not a command to the terminal.
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking control characters out is the purpose.
const onOneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();

/** Breaks a text into lines of at most `WIDTH` characters, each indented; a word longer than a line is cut. */
export const wrapped = (text: string, indent: number): string[] => {
  const room = WIDTH - indent;
  const words = onOneLine(text)
    .split(/\s+/)
    .flatMap((word) => word.match(new RegExp(`.{1,${room}}`, 'gu')) ?? []);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => ' '.repeat(indent) + line);
};

const summaryLines = (facts: PaperFacts): string[] => {
  const line = (label: string, count: number): string => `  ${label.padEnd(60)}${String(count).padStart(5)}`;
  return [
    ...summaryRows(facts).map(({ word, count }) => line(onOneLine(word.label), count)),
    line('Total', facts.assessment.total),
  ];
};

const measureLines = (assessed: AssessedMeasure, facts: PaperFacts): string[] => {
  const { measure, figure, prior, status } = assessed;
  const { change } = assessed;
  const benchmark = facts.benchmarks.get(measure.code);
  const parts = [
    figure === null ? 'no figure' : [figureText(figure, measure), ...figureRemarks(figure, facts.period)].join(', '),
    `target ${targetText(assessed, facts.period) ?? 'none'}`,
    prior === null ? 'no figure a year before' : `${figureText(prior, measure)} in ${periodTitle(prior.period)}`,
    ...(change === 'unknown' ? [] : [CHANGE_WORDS[change].toLowerCase()]),
    ...(figure === null ? insteadOfFigure(assessed) : []),
  ];
  return [
    ...wrapped(`[${facts.vocabulary.of(status).shortLabel}] ${measure.title} (${measure.code})`, 2),
    ...wrapped(parts.join('; '), 6),
    ...wrapped(assessed.reason, 6),
    ...(benchmark === undefined ? [] : wrapped(`${benchmark.indicator}: ${benchmarkText(benchmark)}`, 6)),
  ];
};

/** The assessment for a terminal of 100 columns: what it is of, the notices, the summary, each measure by priority, what disagrees. Ends with a new line. */
export const assessmentText = (facts: PaperFacts): string => {
  const findings = findingsOf(facts.assessment);
  return [
    ...wrapped(`${facts.council.name}: ${facts.plan.title} (${facts.plan.code})`, 0),
    ...wrapped(`Assessment for ${periodTitle(facts.period)}, ${periodSpan(facts.period)}. ${asAtLine(facts)}.`, 0),
    ...facts.notices.flatMap((notice) => wrapped(notice.text, 0)),
    '',
    ...summaryLines(facts),
    ...byPriority(facts.priorities, facts.assessment.measures).flatMap(({ priority, measures }) => [
      '',
      ...wrapped(measures.length === 0 ? `${priority.title}: no measures` : priority.title, 0),
      ...measures.flatMap((measure) => measureLines(measure, facts)),
    ]),
    ...(findings.length === 0
      ? []
      : ['', 'Sources that disagree', ...findings.flatMap((finding) => wrapped(finding.text, 2))]),
    '',
  ].join('\n');
};
