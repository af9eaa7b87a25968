import type { JSX } from 'preact';

import { formatDay } from '../../../kernel/index.ts';
import { DataTable, DrawingFigure, Link, type Mark, stackedBar } from '../../../ui/index.ts';
import { REGISTERS } from '../addresses.ts';
import { fieldOfType } from '../type/register-type.ts';
import { type GoodShare, gradedOf, type Round, type Trend, trends } from './grades.ts';
import type { Learned } from './read-learning.ts';
import { rowsIn } from './sources.ts';

const GRADE_MARKS: readonly { readonly words: string; readonly mark: Mark }[] = [
  { words: '1 Unsatisfactory', mark: { shape: 'cross', tone: 'bad' } },
  { words: '2 Weak', mark: { shape: 'triangle', tone: 'bad' } },
  { words: '3 Adequate', mark: { shape: 'triangle', tone: 'caution' } },
  { words: '4 Good', mark: { shape: 'ring', tone: 'neutral' } },
  { words: '5 Very good', mark: { shape: 'tick', tone: 'good' } },
  { words: '6 Excellent', mark: { shape: 'square', tone: 'good' } },
];

const textIn = ({ fields }: Learned, field: string): string => {
  const value = fields[field];
  return typeof value === 'string' ? value : '';
};

const roundOf = (learned: Learned): Round => {
  const { source, fields, events, openedOn, reference, serviceCode } = learned;
  const files = fields['files-read'];
  return {
    reference,
    name: textIn(learned, 'name'),
    service: serviceCode ?? '',
    // The day on which its grades stood fast.
    day: events.filter(({ event }) => event === 'moderated').at(-1)?.day ?? openedOn,
    focus: textIn(learned, 'focus'),
    tool: textIn(learned, 'tool'),
    sampling: textIn(learned, 'sampling'),
    files: typeof files === 'number' ? files : null,
    questions: rowsIn(source.grades === undefined ? undefined : fields[source.grades]).map(gradedOf),
  };
};

const sayShare = (share: GoodShare | null): string =>
  share === null ? 'No file was graded' : `${share.percent.toFixed(0)}% (${share.good} of ${share.graded})`;

const sayTrend = ({ before, points, notCompared, share }: Trend): string => {
  if (before === null) return 'No round before asked this';
  if (notCompared !== null) return `Not to be compared with ${before.round.reference}: ${notCompared}`;
  if (points === null || share === null) return `${before.round.reference}: ${sayShare(before.share)}`;
  const moved = Math.round(share.percent) - Math.round(before.share?.percent ?? 0);
  const how = moved === 0 ? 'as before' : `${Math.abs(moved)} points ${moved > 0 ? 'better' : 'worse'}`;
  return `${how}; ${before.round.reference}: ${sayShare(before.share)}`;
};

const sayMissing = ({ missing, round: { files } }: Trend): string | null => {
  if (missing === null || missing === 0) return null;
  return missing > 0
    ? `${missing} of ${files} files read have no grade here`
    : `${-missing} more grades than files were read: look at the entry`;
};

const Picture = (props: { readonly rows: readonly Trend[]; readonly children: JSX.Element }): JSX.Element => {
  const draw = (width: number) =>
    stackedBar({
      id: `grades-${width}`,
      title: 'Grades of case files by question and round',
      description: 'The table below holds the same numbers.',
      statuses: GRADE_MARKS,
      rows: props.rows.map(({ round, graded }) => ({
        name: `${graded.question}, ${formatDay(round.day)}`,
        counts: graded.counts,
      })),
      lengths: 'share',
      width,
    });
  const [wide, narrow] = [draw(720), draw(288)];
  return wide === null || narrow === null ? (
    props.children
  ) : (
    <DrawingFigure caption="Grades of case files by question and round" drawing={wide} narrow={narrow}>
      {props.children}
    </DrawingFigure>
  );
};

const byQuestion = (rows: readonly Trend[]): { readonly title: string; readonly rows: readonly Trend[] }[] =>
  [...new Set(rows.map(({ graded }) => graded.question))].map((question) => ({
    title: question,
    rows: rows.filter(({ graded }) => graded.question === question),
  }));

/** The grades of case file audits, question by question, each beside the same question of the round before; null where no round has grades. */
export const GradesPart = (props: {
  readonly council: string;
  readonly learned: readonly Learned[];
}): JSX.Element | null => {
  const audits = props.learned.filter(({ source, told }) => source.grades !== undefined && told);
  const rows = trends(audits.map(roundOf)).toSorted((a, b) =>
    a.graded.question === b.graded.question ? 0 : a.graded.question < b.graded.question ? -1 : 1,
  );
  const [first] = audits;
  if (rows.length === 0 || first === undefined) return null;
  const sampling = fieldOfType(first.type, 'sampling')?.choices ?? [];
  return (
    <section id="grades">
      <h2>Grades of case files</h2>
      <Picture rows={rows}>
        <DataTable
          id="grades-table"
          caption="Grades of case files by question, the last round first"
          narrow="stack"
          groups={byQuestion(rows)}
          columns={[
            {
              title: 'Round',
              rowHeader: true,
              cell: ({ round }: Trend) => (
                <>
                  <Link href={REGISTERS.entry(props.council, round.reference)}>{round.reference}</Link>
                  <br />
                  {formatDay(round.day)},{' '}
                  {sampling.find(({ code }) => code === round.sampling)?.label ?? 'choice not said'}
                </>
              ),
            },
            ...GRADE_MARKS.map(({ words }, at) => ({
              title: words,
              numeric: true,
              cell: ({ graded }: Trend) => graded.counts[at] ?? 0,
            })),
            { title: 'Good or better', cell: ({ share }: Trend) => sayShare(share) },
            {
              title: 'Beside the round before',
              cell: (trend: Trend) => {
                const missing = sayMissing(trend);
                return (
                  <>
                    {sayTrend(trend)}
                    {missing === null ? null : <p>{missing}</p>}
                  </>
                );
              },
            },
          ]}
        />
      </Picture>
    </section>
  );
};
