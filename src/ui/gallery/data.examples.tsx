import { sparkline } from '../charts/sparkline.ts';
import { Chronology } from '../components/chronology.tsx';
import { CouncilComparison } from '../components/council-comparison.tsx';
import { type DataColumn, DataTable } from '../components/data-table.tsx';
import { InlineDrawing } from '../components/drawing-figure.tsx';
import { KeyFacts } from '../components/key-facts.tsx';
import { StatusKey } from '../components/status-key.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import { SummaryCard, SummaryCards } from '../components/summary-card.tsx';
import { Tally } from '../components/tally.tsx';
import type { ExampleSet } from '../example.ts';
import type { Mark } from '../mark.ts';
import { COUNCILS, SCOTLAND } from './charts.examples.tsx';
import { AWAITED, ON_TRACK, OUTWITH, STATUSES, WITHIN } from './marks.ts';

type MeasureRow = {
  readonly title: string;
  readonly series: readonly (number | null)[];
  readonly now: string;
  readonly last: string;
  readonly target: string;
  readonly words: string;
  readonly mark: Mark;
};

const ROWS: readonly MeasureRow[] = [
  {
    title: 'Children in care looked after in the community',
    series: [91.2, 92.1, null, 89.4, 88.7, 86.9],
    now: '86.9%',
    last: '87.5%',
    target: 'at least 90%',
    words: 'Not met and outwith limits',
    mark: OUTWITH,
  },
  {
    title: 'Child protection conferences held within 21 days',
    series: [78, 80, 83, 88, 91, 93],
    now: '93%',
    last: '91%',
    target: 'at least 92%',
    words: 'On track',
    mark: ON_TRACK,
  },
  {
    title: 'Cost of a place in residential care <per week>',
    series: [3200, 3400, 3900, 4100, 4300, 4368],
    now: '£4,368',
    last: '£4,300',
    target: 'at most £4,300',
    words: 'Not met, but within acceptable limits',
    mark: WITHIN,
  },
  {
    title: 'Young people in positive destinations',
    series: [],
    now: '',
    last: '92.4%',
    target: 'at least 94%',
    words: 'Not yet published',
    mark: AWAITED,
  },
];

const columns = (id: string): readonly DataColumn<MeasureRow>[] => [
  {
    title: 'Measure',
    rowHeader: true,
    cell: (row) => row.title,
    sort: { href: '?sort=title&order=down', direction: 'ascending' },
  },
  {
    title: 'Trend',
    cell: (row) => {
      const picture = sparkline({
        id: `${id}-${ROWS.indexOf(row)}`,
        title: `Trend of ${row.title}`,
        description: `Now ${row.now}, last year ${row.last}.`,
        points: row.series.map((value, index) => ({ label: String(index), value })),
        width: 96,
        height: 28,
      });
      return picture === null ? 'No figures yet' : <InlineDrawing drawing={picture} />;
    },
  },
  { title: 'Now', numeric: true, cell: (row) => row.now, sort: { href: '?sort=now' } },
  { title: 'Last year', numeric: true, cell: (row) => row.last },
  { title: 'Target', numeric: true, cell: (row) => row.target },
  { title: 'Status', cell: (row) => <StatusTag mark={row.mark} words={row.words} /> },
];

export const dataExamples: ExampleSet = {
  title: 'Figures and statuses',
  examples: [
    {
      name: 'Status tags',
      node: (
        <p>
          {STATUSES.map(({ words, mark }) => (
            <>
              <StatusTag key={words} mark={mark} words={words} />{' '}
            </>
          ))}
          <StatusTag mark={{ shape: 'lock', tone: 'neutral' }} words="Withheld" />{' '}
          <StatusTag mark={{ shape: 'square', tone: 'good' }} words="Complete" />{' '}
          <StatusTag mark={{ shape: 'question', tone: 'caution' }} words="Not verified" />
        </p>
      ),
    },
    {
      name: 'Key of statuses',
      node: (
        <StatusKey
          entries={[
            { words: 'On track', mark: ON_TRACK, meaning: 'The target was met.' },
            {
              words: 'Not met, but within acceptable limits',
              mark: WITHIN,
              meaning: 'The target was missed by no more than the tolerance set in the plan.',
            },
          ]}
        />
      ),
    },
    {
      name: 'Chronology',
      node: (
        <Chronology
          entries={[
            {
              id: 'chronology-1',
              when: '3 November 2026, 10:15',
              what: 'Elected members were told, at a meeting',
              told: 'Written down on 3 November 2026, 11:02, by the Chief Social Work Officer',
              children: <p class="remit-words">{'Two posts stand empty.\nVisits are late.'}</p>,
            },
            {
              id: 'chronology-2',
              when: '4 November 2026',
              what: 'Answer of elected members (taken back)',
              told: 'Written down on 4 November 2026, 09:30, by the Chief Social Work Officer',
              counts: false,
            },
          ]}
        />
      ),
    },
    {
      name: 'Tally',
      node: (
        <Tally
          id="tally-1"
          caption="Measures by status, April to September 2022"
          counted="measures"
          counts={STATUSES.map((status, index) => ({
            ...status,
            count: [16, 6, 11, 9, 3, 1][index] ?? 0,
            href: `/measures?status=${index}`,
          }))}
        />
      ),
    },
    {
      name: 'Tally of nothing',
      node: (
        <Tally
          id="tally-2"
          caption="Projects by status"
          counted="projects"
          counts={[{ words: 'On track', mark: ON_TRACK, count: 0 }]}
        />
      ),
    },
    {
      name: 'Summary cards',
      node: (
        <SummaryCards>
          <SummaryCard
            title="Functions assured"
            answer="8 of 10"
            note="2 with reasonable assurance"
            href="/functions"
          />
          <SummaryCard title="Late" answer="5" note="oldest by 6 weeks" href="/obligations?late=1" />
          <SummaryCard title="Next committee" answer="6 December 2022" note="1 paper awaits your approval" />
        </SummaryCards>
      ),
    },
    {
      name: 'Table that scrolls',
      node: <DataTable id="table-1" caption="Measures of priority 1" columns={columns('t1')} rows={ROWS} />,
    },
    {
      name: 'Table that stacks, with groups and a total',
      node: (
        <DataTable
          id="table-2"
          caption="Measures by priority"
          narrow="stack"
          columns={columns('t2')}
          groups={[
            { title: 'Priority 1: Giving children the best start', rows: ROWS.slice(0, 2) },
            { title: 'Priority 2: Best value', rows: ROWS.slice(2) },
          ]}
          total={['4 measures', '', '3 reported', '4', '', '1 on track']}
        />
      ),
    },
    {
      name: 'Councils side by side',
      node: (
        <CouncilComparison
          id="councils-1"
          caption="Children in care looked after in the community, 2021/22"
          measured="% in 2021/22"
          councils={[
            ...COUNCILS.map((council, index) => ({ ...council, rank: String(index + 1), href: `/national/${index}` })),
            { name: 'Lochend', value: null, text: 'Withheld', kind: 'other', rank: '\u2013' },
          ]}
          reference={SCOTLAND}
        />
      ),
    },
    {
      name: 'Key facts',
      node: (
        <KeyFacts
          facts={[
            { term: 'Owner', value: 'Head of Service, Children and Families' },
            { term: 'Definition', value: 'Version 2, since 1 April 2021' },
            { term: 'Source', value: 'Case management extract' },
          ]}
        />
      ),
    },
  ],
};
