import type { JSX } from 'preact';

import type { ClockState } from '../../../../clocks/index.ts';
import { type DataColumn, DataTable, Details, StatusTag } from '../../../../ui/index.ts';
import type { ClockTold } from './clock-told.ts';

// What needs somebody first comes first.
const ORDER: readonly ClockState[] = [
  'lapsed',
  'late',
  'no-period',
  'due-soon',
  'running',
  'unknown',
  'paused',
  'met-late',
  'met',
  'stopped',
];
const OVER: readonly ClockState[] = ['met', 'met-late', 'stopped'];

const dueOf = ({ clock }: ClockTold): string => (clock.due.kind === 'unknown' ? '9' : clock.due.at);

const inOrder = (a: ClockTold, b: ClockTold): number => {
  const places = [a, b].map(({ said }) => (said === null ? ORDER.length : ORDER.indexOf(said.state)));
  const apart = (places[0] ?? 0) - (places[1] ?? 0);
  return apart === 0 ? (dueOf(a) < dueOf(b) ? -1 : 1) : apart;
};

/** How a clock stands, and what follows when it runs out. */
export const ClockStanding = ({ told }: { readonly told: ClockTold }): JSX.Element =>
  told.said === null ? (
    <span>Its rule is no longer in the pack</span>
  ) : (
    <>
      <StatusTag mark={told.said.mark} words={told.said.standing} />
      {told.said.otherwise === null ? null : <p>{told.said.otherwise}</p>}
    </>
  );

/** By when a clock must be met, to the minute where it counts to the minute, and how far off that is. */
export const ClockWhen = ({ told }: { readonly told: ClockTold }): JSX.Element => (
  <>
    {told.said?.when ?? told.when}
    {told.said?.distance == null ? null : (
      <>
        <br />
        <strong>{told.said.distance}</strong>
      </>
    )}
    {told.said?.own == null ? null : <p>{told.said.own}</p>}
  </>
);

/** On what a clock rests: its citation, and whether it was verified. */
export const ClockLaw = ({ told }: { readonly told: ClockTold }): JSX.Element => (
  <>
    {told.said?.citation ?? told.clock.rule}
    {told.said?.confirm == null ? null : <p>{told.said.confirm}</p>}
  </>
);

const COLUMNS: readonly DataColumn<ClockTold>[] = [
  {
    title: 'What',
    rowHeader: true,
    cell: (told) => (
      <>
        {told.title}
        {told.owner === '' ? null : <p>Whose: {told.owner}</p>}
      </>
    ),
  },
  { title: 'By when', cell: (told) => <ClockWhen told={told} /> },
  { title: 'How it stands', cell: (told) => <ClockStanding told={told} /> },
  {
    title: 'Where it comes from',
    cell: (told) => (
      <>
        <ClockLaw told={told} />
        <p>{told.version}</p>
      </>
    ),
  },
];

/** What the law now requires of an entry: its clocks, what needs somebody first, and those that are over behind one step. */
export const ClocksPart = (props: {
  readonly clocks: readonly ClockTold[];
  /** Why nothing runs, where nothing does. */
  readonly none: string;
}): JSX.Element => {
  const sorted = props.clocks.toSorted(inOrder);
  const isOver = ({ clock, said }: ClockTold): boolean =>
    clock.past === true || (said !== null && OVER.includes(said.state));
  const [live, over] = [sorted.filter((told) => !isOver(told)), sorted.filter(isOver)];
  return (
    <section id="clocks">
      <h2>What is required now</h2>
      {live.length === 0 ? (
        <p>{props.none}</p>
      ) : (
        <DataTable id="live" caption="The clocks that run" captionHidden narrow="stack" columns={COLUMNS} rows={live} />
      )}
      {over.length === 0 ? null : (
        <Details summary={`Clocks that are over or no longer followed (${over.length})`}>
          <DataTable
            id="over"
            caption="Clocks that are over or no longer followed"
            captionHidden
            narrow="stack"
            columns={COLUMNS}
            rows={over}
          />
        </Details>
      )}
    </section>
  );
};
