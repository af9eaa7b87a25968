import type { JSX } from 'preact';

import { DataTable, Link } from '../../../ui/index.ts';
import { REGISTERS } from '../addresses.ts';
import type { LiveClock } from '../read/live-clocks.ts';
import { type ClockTold, tellClocks } from './entry/clock-told.ts';
import { ClockLaw, ClockStanding, ClockWhen } from './entry/clocks-part.tsx';
import type { RegistersView } from './view.tsx';

/** What clocks are told by. */
export type ClocksOf = Pick<RegistersView, 'council' | 'types' | 'law' | 'now'>;

type Line = { readonly live: LiveClock; readonly register: string; readonly told: ClockTold };

// A duty and what the law does otherwise are one line, as on the page of the entry.
const linesOf = (given: ClocksOf, clocks: readonly LiveClock[]): Line[] => {
  const told = new Map<string, ClockTold>();
  for (const reference of new Set(clocks.map((live) => live.reference))) {
    const own = clocks.filter((live) => live.reference === reference);
    const type = given.types.get(own[0]?.type ?? '');
    if (type === undefined) continue;
    const all = tellClocks(
      type,
      given.law,
      own.map(({ clock }) => clock),
      given.now,
    );
    for (const each of all) told.set(`${reference} ${each.clock.key}`, each);
  }
  return clocks.flatMap((live): Line[] => {
    const own = told.get(`${live.reference} ${live.clock.key}`);
    const type = given.types.get(live.type);
    return own === undefined || type === undefined ? [] : [{ live, register: type.title, told: own }];
  });
};

/** Clocks of several entries, in the order given: what, by when to the minute, how each stands, whose it is and where it comes from. */
export const ClockTable = (props: {
  readonly given: ClocksOf;
  readonly id: string;
  readonly caption: string;
  readonly clocks: readonly LiveClock[];
}): JSX.Element => (
  <DataTable
    id={props.id}
    caption={props.caption}
    captionHidden
    narrow="stack"
    rows={linesOf(props.given, props.clocks)}
    columns={[
      {
        title: 'What',
        rowHeader: true,
        cell: ({ live, register, told }: Line) => (
          <>
            {told.title}
            <br />
            <Link href={REGISTERS.entry(props.given.council, live.reference)}>{live.reference}</Link> ({register})
          </>
        ),
      },
      { title: 'By when', cell: ({ told }) => <ClockWhen told={told} /> },
      { title: 'How it stands', cell: ({ told }) => <ClockStanding told={told} /> },
      { title: 'Whose', cell: ({ told }) => (told.owner === '' ? 'Not said' : told.owner) },
      { title: 'Where it comes from', cell: ({ told }) => <ClockLaw told={told} /> },
    ]}
  />
);
