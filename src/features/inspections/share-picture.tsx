import type { JSX } from 'preact';

import { formatDay } from '../../kernel/index.ts';
import { DataTable, DrawingFigure, lineChart } from '../../ui/index.ts';
import type { ShareOn } from './shares-by-edition.ts';
import { sayPercent, sayShare } from './words.ts';

const draw = (id: string, title: string, shares: readonly ShareOn[], size: { width?: number; height?: number }) =>
  lineChart({
    id,
    title,
    description: `${shares.map((each) => `${formatDay(each.day)}: ${sayShare(each)}`).join('; ')}.`,
    periods: shares.map(({ day }) => formatDay(day)),
    own: {
      name: 'Good or better',
      points: shares.map(({ share }) => (share === null ? null : { value: share * 100 })),
    },
    // From nought, so that a small step does not look like a leap.
    bounds: { floor: 0, ceiling: 100, zero: true },
    format: (value) => `${value}%`,
    ...size,
  });

/** The share of services graded good or better in each file that was taken in: a picture and its table. */
export const SharePicture = (props: { readonly title: string; readonly shares: readonly ShareOn[] }): JSX.Element => {
  const { title, shares } = props;
  const [wide, narrow] = [
    draw('share-wide', title, shares, { height: 260 }),
    draw('share-narrow', title, shares, { width: 288, height: 240 }),
  ];
  const table = (
    <DataTable
      id="shares"
      caption={title}
      captionHidden
      narrow="stack"
      compact
      rows={shares.toReversed()}
      columns={[
        { title: 'File of', rowHeader: true, cell: ({ day }: ShareOn) => formatDay(day) },
        { title: 'Good or better', numeric: true, cell: (each) => sayPercent(each) },
        { title: 'Of those with a grade', cell: (each) => `${each.numerator} of ${each.denominator}` },
        { title: 'Without a grade', numeric: true, cell: ({ services, denominator }) => services - denominator },
      ]}
    />
  );
  return wide === null || narrow === null ? (
    table
  ) : (
    <DrawingFigure caption={title} drawing={wide} narrow={narrow}>
      {table}
    </DrawingFigure>
  );
};
