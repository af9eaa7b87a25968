import { barList } from '../charts/bar-list.ts';
import type { CouncilKind, CouncilValue } from '../charts/council-mark.ts';
import { dotStrip } from '../charts/dot-strip.ts';
import { type LineChart, lineChart } from '../charts/line-chart.ts';
import { sparkline } from '../charts/sparkline.ts';
import { type StackedBar, stackedBar } from '../charts/stacked-bar.ts';
import { stationLine } from '../charts/stations.ts';
import type { Drawing } from '../charts/svg.ts';
import { DrawingFigure, InlineDrawing } from '../components/drawing-figure.tsx';
import type { Example, ExampleSet } from '../example.ts';
import { STATUSES } from './marks.ts';

type Draw = (id: string, width: number) => Drawing | null;

const figure = (name: string, id: string, draw: Draw): Example => {
  const wide = draw(id, 720);
  const narrow = draw(`${id}-narrow`, 288);
  return {
    name,
    node:
      wide === null || narrow === null ? (
        <p>No figures have come in yet.</p>
      ) : (
        <DrawingFigure caption={name} drawing={wide} narrow={narrow} />
      ),
  };
};

const percent = (value: number): string => `${value}%`;

const COMMUNITY: Omit<LineChart, 'id' | 'width'> = {
  title: 'Children in care looked after in the community, 2014/15 to 2021/22',
  description: 'Between 86.9% and 92.1%, last 86.9%, below the target of 90% and below Scotland at 89.8%.',
  periods: ['2014/15', '2015/16', '2016/17', '2017/18', '2018/19', '2019/20', '2020/21', '2021/22'],
  own: {
    name: 'Strathmuir',
    points: [
      { value: 91.2 },
      { value: 92.1, special: true },
      null,
      { value: 89.4 },
      { value: 88.7 },
      { value: 88.2 },
      { value: 87.5 },
      { value: 86.9, provisional: true },
    ],
  },
  comparators: [
    { name: 'Scotland', values: [90.1, 90.4, 89.9, 89.7, 89.9, 90.1, 90.0, 89.8] },
    { name: 'Family median', values: [null, 89.9, 89.6, 89.5, 89.2, 89.3, 89.4, 89.1] },
  ],
  target: { name: 'Target 90%', value: 90 },
  limits: [{ from: 3, to: 7, lower: 85.6, mean: 88.1, upper: 90.7 }],
  breaks: [{ before: 3, label: 'Definition changed' }],
  polarity: 'higher-better',
  bounds: { floor: 0, ceiling: 100 },
  format: percent,
};

const BY_PRIORITY: Omit<StackedBar, 'id' | 'width'> = {
  title: 'Measures by priority and status',
  description: 'Three priorities with 12, 9 and 4 measures.',
  statuses: STATUSES,
  rows: [
    { name: 'Priority 1: Giving children the best start', counts: [5, 2, 3, 1, 1, 0] },
    { name: 'Priority 2: Keeping people safe', counts: [4, 1, 1, 0, 2, 1] },
    { name: 'Priority 3: Supporting carers', counts: [1, 0, 0, 3, 0, 0] },
  ],
};

const NAMES = 'Abermuir Balcraig Corrievale Drumness Eastmoor Fintry Vale Glenard Hillfoot Inverlay Kinmore'.split(' ');
const KINDS: readonly CouncilKind[] = [
  'other',
  'family',
  'other',
  'own',
  'family',
  'other',
  'other',
  'family',
  'other',
  'other',
  'other',
];
const RATES = [93.4, 92.0, 91.1, 90.9, 90.8, 89.9, 89.8, 89.1, 88.0, 86.9, 80.2];

/** Invented councils with a rate each. */
export const COUNCILS: readonly CouncilValue[] = NAMES.map((name, index) => {
  const value = RATES[index] ?? 0;
  return { name, value, text: `${value.toFixed(1)}%`, kind: KINDS[index] ?? 'other' };
});
export const SCOTLAND = { name: 'Scotland', value: 89.8, text: '89.8%' } as const;

const COMPARED = {
  title: 'Children in care looked after in the community by council, 2021/22',
  description: 'From 80.2% to 93.4%; Drumness 90.9%, Scotland 89.8%.',
  councils: COUNCILS,
  reference: SCOTLAND,
};

const spark = (name: string, id: string, values: readonly (number | null)[], target?: number): Example => {
  const picture = sparkline({
    id,
    title: name,
    description: `${values.length} periods.`,
    points: values.map((value, index) => ({ label: `${2015 + index}`, value })),
    polarity: 'higher-better',
    ...(target === undefined ? {} : { target }),
  });
  return { name, node: picture === null ? <p>No figures yet</p> : <InlineDrawing drawing={picture} /> };
};

export const chartExamples: ExampleSet = {
  title: 'Charts',
  examples: [
    spark('Sparkline with target', 'spark-1', [4, 5, 4.5, 6, 7, 6.5, 8], 6),
    spark('Sparkline with a gap', 'spark-2', [4, null, 5, 3, null, 6], 9),
    spark('Sparkline of one value', 'spark-3', [5]),
    spark('Sparkline of equal values', 'spark-4', [5, 5, 5, 5]),
    spark('Sparkline of no value', 'spark-5', [null, null]),
    figure('Line chart with everything', 'line-1', (id, width) => lineChart({ ...COMMUNITY, id, width })),
    figure('Line chart of one period', 'line-2', (id, width) =>
      lineChart({
        id,
        width,
        height: 240,
        title: 'One period',
        description: 'One value of 12.',
        periods: ['2022/23'],
        own: { name: 'Strathmuir', points: [{ value: 12 }] },
        format: String,
      }),
    ),
    figure('Line chart below nought', 'line-3', (id, width) =>
      lineChart({
        id,
        width,
        height: 240,
        title: 'Change on the year before',
        description: 'From minus 8 to 6.',
        periods: ['Q1', 'Q2', 'Q3', 'Q4'],
        own: { name: 'Change', points: [{ value: -8 }, { value: -3 }, { value: 2 }, { value: 6 }] },
        format: (value) => String(value).replace('-', '\u2212'),
      }),
    ),
    figure('Stacked bar by priority', 'stack-1', (id, width) => stackedBar({ ...BY_PRIORITY, id, width })),
    figure('Stacked bar as shares', 'stack-2', (id, width) =>
      stackedBar({ ...BY_PRIORITY, id, width, lengths: 'share' }),
    ),
    figure('Stations in the order of time', 'stations-1', (id, width) =>
      stationLine({
        id,
        width,
        title: 'A journey',
        description: 'Two stations are behind and two ahead.',
        stations: [
          { name: '1', below: '20 Nov', look: 'done' },
          { name: '2', below: '23 Nov', look: 'late' },
          { name: '3', below: '30 Nov', look: 'next' },
          { name: '4', below: '23 Dec', look: 'later' },
        ],
        now: 2,
      }),
    ),
    figure('Councils on one axis', 'dots-1', (id, width) => dotStrip({ ...COMPARED, id, width, format: percent })),
    figure('Councils as bars', 'bars-1', (id, width) => barList({ ...COMPARED, id, width })),
  ],
};
