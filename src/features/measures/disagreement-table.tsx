import type { JSX } from 'preact';

import { DataTable, Link } from '../../ui/index.ts';
import type { DisagreementRow } from './disagreement-row.ts';

/** Figures that sources state differently, side by side. `hrefOf` null: the page is the measure's own. */
export const DisagreementTable = (props: {
  readonly id: string;
  readonly rows: readonly DisagreementRow[];
  readonly hrefOf: ((row: DisagreementRow) => string) | null;
}): JSX.Element => {
  const { hrefOf } = props;
  return (
    <DataTable
      id={props.id}
      caption="Figures on which two sources disagree by more than rounding"
      narrow="stack"
      columns={[
        ...(hrefOf === null
          ? []
          : [
              {
                title: 'Measure',
                rowHeader: true,
                cell: (row: DisagreementRow) => <Link href={hrefOf(row)}>{row.title}</Link>,
              },
            ]),
        { title: 'Period', rowHeader: hrefOf === null, cell: (row) => row.period },
        {
          title: 'Figure used',
          cell: (row) => (
            <span>
              <strong>{row.scored}</strong>
              <br />
              <small>{row.scoredSource}</small>
            </span>
          ),
        },
        {
          title: 'The other figure',
          cell: (row) => (
            <span>
              <strong>{row.other}</strong>
              <br />
              <small>{row.otherSource}</small>
            </span>
          ),
        },
        { title: 'Why they may differ', cell: (row) => row.note ?? 'Not known' },
      ]}
      rows={props.rows}
    />
  );
};
