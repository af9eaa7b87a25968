import type { JSX } from 'preact';

import { DataTable } from '../../ui/index.ts';
import { GRADE_WORDS, GRADES } from './question.ts';
import { type Asked, type Count, countOn, goodOrBetter } from './share.ts';
import type { ServiceThen } from './standing.ts';
import { sayShare } from './words.ts';

type Line = { readonly kind: string; readonly count: Count };

/** How many services of each kind stand at each grade of what is asked; the last line adds them up. */
export const GradesTable = (props: {
  readonly services: readonly ServiceThen[];
  readonly asked: Asked;
  readonly caption: string;
}): JSX.Element => {
  const { services, asked, caption } = props;
  const lines: Line[] = [...new Set(services.map(({ kind }) => kind))].sort().map((kind) => ({
    kind,
    count: countOn(
      services.filter((each) => each.kind === kind),
      asked,
    ),
  }));
  const all = countOn(services, asked);
  return (
    <DataTable
      id="grades"
      caption={caption}
      narrow="scroll"
      compact
      rows={lines}
      columns={[
        { title: 'Kind of service', rowHeader: true, cell: ({ kind }: Line) => kind },
        ...GRADES.map((grade) => ({
          title: `${grade} ${GRADE_WORDS[grade]}`,
          numeric: true,
          cell: ({ count }: Line) => count.grades[grade],
        })),
        ...(asked === 'every'
          ? []
          : [{ title: 'Not on this question', numeric: true, cell: ({ count }: Line) => count.notOnThis }]),
        { title: 'Not yet graded', numeric: true, cell: ({ count }: Line) => count.notYet },
        { title: 'Services', numeric: true, cell: ({ count }: Line) => count.total },
        { title: 'Good or better', cell: ({ count }: Line) => sayShare(goodOrBetter(count)) },
      ]}
      {...(lines.length < 2
        ? {}
        : {
            total: [
              'All of these',
              ...GRADES.map((grade) => all.grades[grade]),
              ...(asked === 'every' ? [] : [all.notOnThis]),
              all.notYet,
              all.total,
              sayShare(goodOrBetter(all)),
            ],
          })}
    />
  );
};
