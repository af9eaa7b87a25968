import type { JSX } from 'preact';

import { DataTable, DrawingFigure, Link, StatusTag, SummaryCard, SummaryCards, stackedBar } from '../../ui/index.ts';
import { headlineOf, type PlanAssessment, type PlanView } from '../plans/index.ts';
import { ADDRESS, count, markOf } from '../site/index.ts';
import type { AwaitedLine, PriorityLine } from './home-presenter.ts';

type OfPlan = { readonly council: string; readonly view: PlanView; readonly assessment: PlanAssessment };

/** The four answers that a reader looks for first, each leading to the measures it counts. */
export const HeadlineCards = (props: OfPlan & { readonly disagreements: number }): JSX.Element => {
  const { council, view, assessment, disagreements } = props;
  const { total, onTrack, missed, outwith, noFigure } = headlineOf(assessment);
  const listed = (status: string): string =>
    ADDRESS.plan(council, view.plan.code, { period: assessment.period.code, status });
  return (
    <SummaryCards>
      <SummaryCard
        title="Target missed"
        answer={missed}
        note={
          missed === 0
            ? 'No exception report is needed'
            : `${outwith} outwith limits, ${missed - outwith} within limits`
        }
        href={listed('off-target')}
      />
      <SummaryCard
        title="On track"
        answer={`${onTrack} of ${total}`}
        note="The target is met"
        href={listed('on-track')}
      />
      <SummaryCard
        title="No figure"
        answer={noFigure}
        note="Awaited, not measured, or not received"
        href={listed('no-figure')}
      />
      <SummaryCard
        title="Sources disagree"
        answer={disagreements}
        note={
          disagreements === 0 ? 'No two sources contradict each other' : `${count(disagreements, 'figure')} to settle`
        }
        {...(disagreements === 0 ? {} : { href: '#disagreements' })}
      />
    </SummaryCards>
  );
};

/** A bar for each priority, and the table that adds them up. */
export const PrioritiesFigure = (props: OfPlan & { readonly lines: readonly PriorityLine[] }): JSX.Element | null => {
  const { council, view, assessment, lines } = props;
  const words = assessment.summary.map(({ status }) => view.vocabulary.of(status));
  const draw = (suffix: string, width: number) =>
    stackedBar({
      id: `priorities-${suffix}`,
      title: 'Measures of each priority by status',
      description: lines.map(({ title, total }) => `${title}: ${count(total, 'measure')}`).join('; '),
      statuses: words.map((word) => ({ words: word.shortLabel, mark: markOf(word) })),
      rows: lines.map(({ title, counts }) => ({ name: title, counts })),
      width,
    });
  const table = (
    <DataTable
      id="priorities-table"
      caption="Measures of each priority by status"
      captionHidden
      narrow="stack"
      compact
      columns={[
        {
          title: 'Priority',
          rowHeader: true,
          cell: (line: PriorityLine) => (
            <Link href={ADDRESS.plan(council, view.plan.code, { period: assessment.period.code, priority: line.code })}>
              {line.title}
            </Link>
          ),
        },
        ...words.map((word, index) => ({
          title: word.shortLabel,
          numeric: true,
          cell: (line: PriorityLine) => line.counts[index] ?? 0,
        })),
        { title: 'All', numeric: true, cell: (line) => line.total },
      ]}
      rows={lines}
      total={['All priorities', ...assessment.summary.map((each) => each.count), assessment.total]}
    />
  );
  const wide = draw('wide', 720);
  const narrow = draw('narrow', 288);
  if (wide === null || narrow === null) return null;
  return (
    <DrawingFigure caption="Measures of each priority by status" drawing={wide} narrow={narrow}>
      {table}
    </DrawingFigure>
  );
};

/** Figures that are still to come, with when and whose. */
export const AwaitedTable = (props: { readonly lines: readonly AwaitedLine[] }): JSX.Element => (
  <DataTable
    id="awaited"
    caption="Figures still to be published"
    narrow="stack"
    columns={[
      { title: 'Measure', rowHeader: true, cell: (line: AwaitedLine) => <Link href={line.href}>{line.title}</Link> },
      {
        title: 'Expected by',
        cell: (line) =>
          line.late ? <StatusTag mark={{ shape: 'clock', tone: 'bad' }} words={line.expected} /> : line.expected,
      },
      { title: 'Owner', cell: (line) => line.owner },
      { title: 'Why', cell: (line) => line.reason },
    ]}
    rows={props.lines}
  />
);
