import type { JSX } from 'preact';

import { stackedBar } from '../charts/stacked-bar.ts';
import type { Mark } from '../mark.ts';
import { DataTable } from './data-table.tsx';
import { DrawingFigure } from './drawing-figure.tsx';
import { Link } from './link.tsx';
import { StatusTag } from './status-tag.tsx';

export type TallyCount = {
  readonly words: string;
  readonly mark: Mark;
  readonly count: number;
  /** The page that lists what was counted. */
  readonly href?: string;
};

export type TallyProps = {
  /** Unique on its page. */
  readonly id: string;
  readonly caption: string;
  /** What is counted, in the plural: "measures". */
  readonly counted: string;
  readonly counts: readonly TallyCount[];
};

/** How many stand at each status: a bar, and the table that adds it up. The total is the sum of the counts, always. */
export const Tally = (props: TallyProps): JSX.Element => {
  const { id, caption, counted, counts } = props;
  const total = counts.reduce((sum, each) => sum + each.count, 0);
  const said = counts.map((each) => `${each.words} ${each.count}`).join(', ');
  const draw = (suffix: string, width: number) =>
    stackedBar({
      id: `${id}-${suffix}`,
      title: caption,
      description: `${total} ${counted}: ${said}.`,
      statuses: counts,
      rows: [{ name: '', counts: counts.map((each) => each.count) }],
      width,
    });
  const table = (
    <DataTable
      id={`${id}-table`}
      caption={caption}
      captionHidden
      narrow="fit"
      compact
      columns={[
        {
          title: 'Status',
          rowHeader: true,
          cell: (row: TallyCount) => <StatusTag mark={row.mark} words={row.words} />,
        },
        {
          title: `Number of ${counted}`,
          numeric: true,
          cell: (row) =>
            row.href === undefined ? (
              row.count
            ) : (
              <Link href={row.href} label={`${row.count} ${counted}: ${row.words}`}>
                {row.count}
              </Link>
            ),
        },
      ]}
      rows={counts}
      total={['Total', total]}
    />
  );
  const wide = draw('wide', 720);
  const narrow = draw('narrow', 288);
  if (wide === null || narrow === null) return table;
  return (
    <DrawingFigure caption={caption} drawing={wide} narrow={narrow}>
      {table}
    </DrawingFigure>
  );
};
