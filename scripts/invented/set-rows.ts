import type { Recipe, SetRow } from './recipe.ts';

const WITHHELD: Omit<Extract<SetRow, { absence: string }>, 'period'> = {
  absence: 'withheld',
  note: 'fewer than five young people',
};

const values = (pairs: Readonly<Record<string, string>>): SetRow[] =>
  Object.entries(pairs).map(([period, value]) => ({ period, figure: { value } }));

const shares = (pairs: Readonly<Record<string, readonly [numerator: number, denominator: number]>>): SetRow[] =>
  Object.entries(pairs).map(([period, [numerator, denominator]]) => ({ period, figure: { numerator, denominator } }));

/** The measures counted once or twice a year. Every row is set by hand. */
export const SET: readonly Recipe[] = [
  {
    measure: 'nursery-two-year-olds',
    kind: 'academic-year',
    make: 'set',
    rows: [
      ...shares({ '2022/23': [112, 205], '2023/24': [121, 208], '2024/25': [131, 214] }),
      { period: '2025/26', absence: 'not-yet-published', expectedBy: '2026-12-15' },
    ],
  },
  {
    measure: 'cp-reregistered-18-months',
    kind: 'financial-year',
    make: 'set',
    rows: [
      ...shares({ '2022/23': [9, 128], '2023/24': [8, 131], '2024/25': [10, 126] }),
      { period: '2025/26', absence: 'not-yet-published', expectedBy: '2027-03-31' },
    ],
  },
  {
    measure: 'large-scale-investigations-late',
    kind: 'half-year',
    make: 'set',
    rows: values({
      '2022/23-H1': '2',
      '2022/23-H2': '1',
      '2023/24-H1': '1',
      '2023/24-H2': '2',
      '2024/25-H1': '1',
      '2024/25-H2': '1',
      '2025/26-H1': '1',
      '2025/26-H2': '0',
      '2026/27-H1': '0',
    }),
  },
  {
    measure: 'delayed-discharge-bed-days',
    kind: 'half-year',
    make: 'set',
    rows: [
      ...values({
        '2022/23-H1': '214',
        '2022/23-H2': '231',
        '2023/24-H1': '208',
        '2023/24-H2': '226',
        '2024/25-H1': '197',
        '2024/25-H2': '219',
        '2025/26-H1': '188',
      }),
      {
        period: '2025/26-H2',
        figure: { value: '203' },
        state: 'provisional',
        note: 'first release',
      },
      { period: '2025/26-H2', figure: { value: '206' }, note: 'revised release' },
      { period: '2026/27-H1', absence: 'not-yet-published', expectedBy: '2026-12-15' },
    ],
  },
  {
    measure: 'lac-in-community',
    kind: 'financial-year',
    make: 'set',
    rows: [
      ...shares({ '2022/23': [402, 455], '2023/24': [398, 446], '2024/25': [396, 438] }),
      { period: '2025/26', absence: 'not-yet-published', expectedBy: '2027-03-31' },
    ],
  },
  {
    measure: 'secure-care-admissions',
    kind: 'half-year',
    make: 'set',
    rows: [
      ...values({ '2022/23-H1': '6' }),
      { period: '2022/23-H2', ...WITHHELD },
      ...values({ '2023/24-H1': '5' }),
      { period: '2023/24-H2', ...WITHHELD },
      { period: '2024/25-H1', ...WITHHELD },
      ...values({ '2024/25-H2': '0', '2025/26-H1': '5' }),
      { period: '2025/26-H2', ...WITHHELD },
      { period: '2026/27-H1', ...WITHHELD },
    ],
  },
  {
    measure: 'ce-attendance',
    kind: 'academic-year',
    make: 'set',
    rows: [
      ...values({ '2022/23': '87.1', '2023/24': '87.6' }),
      {
        period: '2024/25',
        figure: { value: '87.9' },
        state: 'provisional',
        note: 'before the schools corrected their returns',
      },
      { period: '2024/25', figure: { value: '88.3' }, note: 'after the schools corrected their returns' },
      { period: '2025/26', figure: { value: '88.9' }, state: 'provisional' },
    ],
  },
  {
    measure: 'care-leavers-homeless',
    kind: 'half-year',
    make: 'set',
    rows: values({
      '2022/23-H1': '14',
      '2022/23-H2': '13',
      '2023/24-H1': '12',
      '2023/24-H2': '12',
      '2024/25-H1': '11',
      '2024/25-H2': '10',
      '2025/26-H1': '9',
      '2025/26-H2': '10',
      '2026/27-H1': '8',
    }),
  },
  {
    measure: 'cpo-completed',
    kind: 'financial-year',
    make: 'set',
    rows: shares({ '2022/23': [301, 431], '2023/24': [322, 447], '2024/25': [335, 452], '2025/26': [329, 466] }),
  },
  {
    measure: 'carers-wellbeing-score',
    kind: 'half-year',
    make: 'set',
    rows: [
      ...values({
        '2022/23-H1': '6.1',
        '2022/23-H2': '6.2',
        '2023/24-H1': '6.2',
        '2023/24-H2': '6.4',
        '2024/25-H1': '6.3',
        '2024/25-H2': '6.5',
        '2025/26-H1': '6.6',
      }),
      { period: '2025/26-H2', absence: 'not-collected', note: 'no survey was run while the questions were rewritten' },
      { period: '2026/27-H1', absence: 'not-collected', note: 'the survey starts again in January 2027' },
    ],
  },
  {
    measure: 'trauma-training-completed',
    kind: 'half-year',
    make: 'set',
    rows: ['2025/26-H1', '2025/26-H2', '2026/27-H1'].map((period) => ({
      period,
      absence: 'baseline-not-set' as const,
      note: 'the baseline is to be set from the count of March 2027',
    })),
  },
];
