import type { JSX } from 'preact';

import { formatDay } from '../../../kernel/index.ts';
import { DataTable, DrawingFigure, Link, type Mark, StatusTag, stackedBar } from '../../../ui/index.ts';
import { postTitle } from '../../people/index.ts';
import { REGISTERS } from '../addresses.ts';
import type { RegistersView } from '../pages/view.tsx';
import { daysOverdue, IMPROVEMENT_STATES, type Improvement, type ImprovementState, tallyOf } from './improvements.ts';
import { isShown, type LearningFilters } from './narrow.ts';
import type { Learned } from './read-learning.ts';

/** How an improvement stands, in words beside their shape. */
export const STANDING: Readonly<Record<ImprovementState, { readonly words: string; readonly mark: Mark }>> = {
  overdue: { words: 'Overdue', mark: { shape: 'cross', tone: 'bad' } },
  'no-day': { words: 'No day is set', mark: { shape: 'question', tone: 'caution' } },
  due: { words: 'To be done', mark: { shape: 'clock', tone: 'neutral' } },
  done: { words: 'Done', mark: { shape: 'tick', tone: 'good' } },
};

type Line = { readonly learned: Learned; readonly improvement: Improvement };

const byUrgency = (a: Line, b: Line): number => {
  const place = ({ improvement }: Line): number => IMPROVEMENT_STATES.indexOf(improvement.state);
  const day = ({ improvement }: Line): string => improvement.doneOn ?? improvement.by ?? '9';
  return place(a) - place(b) || (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0);
};

const standingWords = ({ improvement }: Line, today: string): string => {
  const days = daysOverdue(improvement, today);
  if (days > 0) return `Overdue by ${days === 1 ? '1 day' : `${days} days`}`;
  return improvement.state === 'done' && improvement.doneOn !== null
    ? `Done on ${formatDay(improvement.doneOn)}`
    : STANDING[improvement.state].words;
};

/** What is to become better because of what was learned: whose it is, by when, and how it stands; what is overdue longest first. */
export const ImprovementsPart = (props: {
  readonly given: RegistersView;
  readonly learned: readonly Learned[];
  readonly filters: LearningFilters;
}): JSX.Element => {
  const { given, learned, filters } = props;
  const lines = learned
    .flatMap((each): Line[] => each.improvements.map((improvement) => ({ learned: each, improvement })))
    .filter(({ improvement }) => isShown(filters, improvement.state))
    .sort(byUrgency);
  return (
    <section id="improvements">
      <h2>What is to become better</h2>
      {lines.length === 0 ? (
        <p>No improvement is like that.</p>
      ) : (
        <DataTable
          id="improvements-table"
          caption="Improvements, what is overdue longest first"
          captionHidden
          narrow="stack"
          rows={lines}
          columns={[
            {
              title: 'What',
              rowHeader: true,
              cell: ({ learned: { told }, improvement }: Line) => (told ? improvement.what : 'Inside the entry'),
            },
            {
              title: 'Whose',
              cell: ({ learned: { told }, improvement: { post } }) =>
                told ? (post === null ? 'Nobody is named' : postTitle(given.posts, post)) : 'Inside the entry',
            },
            {
              title: 'By',
              cell: ({ improvement: { by } }) => (by === null ? 'No day is set' : formatDay(by)),
            },
            {
              title: 'How it stands',
              cell: (line) => (
                <StatusTag mark={STANDING[line.improvement.state].mark} words={standingWords(line, given.today)} />
              ),
            },
            {
              title: 'From',
              cell: ({ learned: { reference, type } }) => (
                <>
                  <Link href={REGISTERS.entry(given.council, reference)}>{reference}</Link> ({type.title})
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  );
};

/** The improvements of each register as a picture; its numbers stand in the table by function. */
export const ImprovementsPicture = (props: {
  readonly learned: readonly Learned[];
  readonly children: JSX.Element;
}): JSX.Element => {
  const types = [...new Map(props.learned.map(({ type }) => [type.code, type])).values()];
  const rows = types.flatMap((type) => {
    const own = props.learned
      .filter((each) => each.type.code === type.code)
      .flatMap(({ improvements }) => improvements);
    const tally = tallyOf(own);
    return own.length === 0 ? [] : [{ name: type.many, counts: IMPROVEMENT_STATES.map((state) => tally[state]) }];
  });
  const draw = (width: number) =>
    stackedBar({
      id: `improved-${width}`,
      title: 'Improvements by register and how they stand',
      description: 'The table below holds the same numbers.',
      statuses: IMPROVEMENT_STATES.map((state) => STANDING[state]),
      rows,
      width,
    });
  const [wide, narrow] = [draw(720), draw(288)];
  return wide === null || narrow === null ? (
    props.children
  ) : (
    <DrawingFigure caption="Improvements by register and how they stand" drawing={wide} narrow={narrow}>
      {props.children}
    </DrawingFigure>
  );
};
