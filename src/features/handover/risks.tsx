import type { JSX } from 'preact';

import { formatDay, formatInstant } from '../../kernel/index.ts';
import { DataTable, Link } from '../../ui/index.ts';
import { ESCALATIONS_ADDRESS, GRADES, NAMED, type Named, type OpenEscalation } from '../escalations/index.ts';

const LONGEST = 160;

const excerpt = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST)} …`);

const sayNamed = (named: readonly Named[], none: string): string =>
  named.length === 0 ? none : named.map((each) => NAMED[each]).join('; ');

/** The risks reported upwards that are open and not restricted, with whom nobody has told yet. */
export const OpenRisks = (props: {
  readonly council: string;
  readonly risks: readonly OpenEscalation[];
}): JSX.Element => {
  const { council, risks } = props;
  return (
    <>
      <h2>Risks reported upwards</h2>
      {risks.length === 0 ? (
        <p>None is open, but for restricted ones, which are not told here.</p>
      ) : (
        <>
          <DataTable
            id="risks"
            caption="Risks reported upwards that are open, the gravest first"
            captionHidden
            narrow="stack"
            columns={[
              {
                title: 'Risk',
                rowHeader: true,
                cell: ({ code, what }: OpenEscalation) => (
                  <>
                    <Link href={ESCALATIONS_ADDRESS.one(council, code)}>{code}</Link>: {excerpt(what)}
                  </>
                ),
              },
              { title: 'Grade', cell: ({ grade }) => GRADES[grade] },
              { title: 'Since', cell: ({ since }) => formatDay(since) },
              {
                title: 'Not told',
                cell: ({ notTold, untold }) =>
                  untold ? 'Raised, nobody told yet' : sayNamed(notTold, 'All were told'),
              },
              { title: 'Last written about', cell: ({ lastStepAt }) => formatInstant(lastStepAt) },
            ]}
            rows={risks}
          />
          <p>Restricted ones are not told here.</p>
        </>
      )}
    </>
  );
};
