import type { Block, Inline, Row } from '../../../documents/model.ts';
import { periodTitle, samePeriodLastYear } from '../../../kernel/index.ts';
import { type AssessedMeasure, exceptionsOf } from '../../plans/index.ts';
import { targetText, toleranceText } from '../say-measure.ts';
import { exceptionPlace } from '../wanted-texts.ts';
import { figureContent, measureName, ownerText, priorContent } from './at-a-glance.ts';
import type { PaperContext, SectionBuilder } from './context.ts';
import { paragraph, sectionHeading, statusPiece, text } from './pieces.ts';
import { templateParagraphs, writtenOrAwaited } from './written.ts';

const factsTable = (exception: AssessedMeasure, { facts, numbers }: PaperContext): Block => {
  const { measure, target, period, priorPeriod } = exception;
  const row = (title: string, content: readonly Inline[]): Row => ({
    cells: [{ content: [text(title)] }, { content }],
  });
  return {
    kind: 'table',
    caption: numbers.table(measureName(exception)),
    columns: [
      { title: 'What', width: 3 },
      { title: 'Figures', width: 7 },
    ],
    rows: [
      row('Status', [statusPiece(facts.vocabulary.of(exception.status))]),
      row(`This period (${periodTitle(period ?? facts.period)})`, figureContent(exception, facts)),
      row('Target', [text(targetText(exception, facts.period) ?? 'No target')]),
      row('Acceptable shortfall', [text(target === null ? 'None set' : toleranceText(measure, target))]),
      row('How it is judged', [text(exception.reason)]),
      row(
        `Same period last year (${periodTitle(priorPeriod ?? samePeriodLastYear(facts.period))})`,
        priorContent(exception, facts),
      ),
      row('Owner', [text(ownerText(exception, facts))]),
    ],
    compact: true,
  };
};

/** One report for each measure off target, worst first: its figures, then the template's questions with what the owner has written. */
export const exceptions: SectionBuilder = (section, context) => {
  const missed = exceptionsOf(context.facts.assessment);
  const opening: Block[] = [{ kind: 'page-break' }, sectionHeading(section, context)];
  if (missed.length === 0) {
    return [
      ...opening,
      paragraph([text('No measure missed its target in this period, so there is no exception report.')]),
    ];
  }
  return [
    ...opening,
    ...templateParagraphs(section, '', context),
    ...missed.flatMap((exception, index): Block[] => [
      { kind: 'heading', level: 2, number: `${index + 1}.`, text: measureName(exception) },
      factsTable(exception, context),
      ...(section.questions ?? []).flatMap((question): Block[] => [
        { kind: 'heading', level: 3, text: question.heading },
        ...writtenOrAwaited(exceptionPlace(exception.measure.code, question.id), '', context),
      ]),
    ]),
  ];
};
