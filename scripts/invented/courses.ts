import type { Recipe } from './recipe.ts';

// April to March.
const QUIET_SUMMER_AND_CHRISTMAS = [0, 0, -200, -600, -300, 200, 300, 200, -500, 200, 100, 0];
const BUSY_SUMMER = [0, 200, 300, 500, 400, 100, 0, -100, -200, -200, -100, 0];
const BUSY_WINTER = [-600, -800, -600, -900, -500, 0, 400, 900, 600, 1500, 900, 300];
const SHORT_OF_STAFF_IN_SUMMER = [0, 0, -10, -70, -50, 0, 0, 10, -40, 10, 10, 0];
const DAYLIGHT = [5000, 12000, 18000, 9000, 12000, 8000, 0, -9000, -35000, -25000, -12000, 3000];

/** The measures counted monthly or quarterly, whose figures are drawn at random around a course. */
export const DRAWN: readonly Recipe[] = [
  {
    measure: 'early-help-plans-started',
    kind: 'month',
    make: 'count',
    course: { level: 3400, drift: 25, season: QUIET_SUMMER_AND_CHRISTMAS, noise: 400 },
  },
  {
    measure: 'early-help-goals-met',
    kind: 'month',
    make: 'cases',
    of: { level: 3000, noise: 500 },
    share: { level: 620, steps: [{ from: '2025-10', by: 120 }] },
  },
  {
    measure: 'parenting-groups-held',
    kind: 'quarter',
    make: 'count',
    course: { level: 1200, noise: 200 },
    rows: [
      { period: '2026/27-Q1', figure: { value: '12' } },
      { period: '2026/27-Q2', figure: { value: '11' } },
    ],
  },
  {
    measure: 'cp-meetings-on-time',
    kind: 'month',
    make: 'cases',
    of: { level: 1500, noise: 300 },
    share: { level: 945, steps: [{ from: '2026-02', by: -120 }], season: SHORT_OF_STAFF_IN_SUMMER },
    rows: [
      {
        period: '2026-03',
        figure: { numerator: 11, denominator: 15 },
        state: 'provisional',
        note: 'two meetings still to be entered',
      },
      {
        period: '2026-03',
        figure: { numerator: 13, denominator: 17 },
        note: 'revised when the late entries were made',
      },
    ],
  },
  { measure: 'cp-register-children', kind: 'month', make: 'count', course: { level: 8800, noise: 700 } },
  {
    measure: 'asp-inquiries-on-time',
    kind: 'month',
    make: 'cases',
    of: { level: 6200, noise: 800 },
    share: { level: 850, drift: 2 },
    missing: ['2026-08'],
  },
  {
    measure: 'asp-concerns-received',
    kind: 'month',
    make: 'count',
    course: { level: 14000, drift: 70, season: BUSY_WINTER, noise: 1200 },
  },
  {
    measure: 'missing-episodes',
    kind: 'month',
    make: 'count',
    course: { level: 1050, season: BUSY_SUMMER, noise: 250 },
  },
  {
    measure: 'lac-family-based-share',
    kind: 'month',
    make: 'stock',
    of: { level: 45600, drift: -85, noise: 200 },
    share: { level: 822, drift: 1, noise: 3 },
  },
  {
    measure: 'foster-households',
    kind: 'month',
    make: 'count',
    course: { level: 11900, drift: -33, noise: 100 },
  },
  {
    measure: 'care-reviews-on-time',
    kind: 'quarter',
    make: 'cases',
    of: { level: 10000, noise: 500 },
    share: { level: 800 },
    rows: [
      { period: '2022/23-Q1', absence: 'not-measured', note: 'counted from July 2022' },
      { period: '2026/27-Q1', figure: { numerator: 74, denominator: 98 } },
      { period: '2026/27-Q2', figure: { numerator: 78, denominator: 102 } },
    ],
  },
  {
    measure: 'justice-reports-on-time',
    kind: 'month',
    make: 'cases',
    of: { level: 5800, noise: 800 },
    share: { level: 978 },
  },
  {
    measure: 'unpaid-work-start-on-time',
    kind: 'month',
    make: 'cases',
    of: { level: 2400, noise: 500 },
    share: { level: 765, steps: [{ from: '2025-10', by: -150 }] },
  },
  {
    measure: 'unpaid-work-hours',
    kind: 'month',
    make: 'count',
    course: { level: 190000, drift: 150, season: DAYLIGHT, noise: 14000 },
    missing: ['2023-06'],
  },
  {
    measure: 'vacancy-rate',
    kind: 'month',
    make: 'stock',
    of: { level: 16400, noise: 100 },
    share: { level: 138, drift: -1, noise: 5 },
  },
  {
    measure: 'supervision-held',
    kind: 'quarter',
    make: 'cases',
    of: { level: 15000, noise: 500 },
    share: { level: 870 },
    rows: [
      { period: '2022/23-Q1', absence: 'not-collected', note: 'the new supervision record began in October 2022' },
      { period: '2022/23-Q2', absence: 'not-collected', note: 'the new supervision record began in October 2022' },
    ],
  },
  {
    measure: 'complaints-on-time',
    kind: 'quarter',
    make: 'cases',
    of: { level: 1500, noise: 400 },
    share: { level: 830 },
  },
  {
    measure: 'agency-staff-cost',
    kind: 'quarter',
    make: 'count',
    course: { level: 12600000, drift: 20000, noise: 900000 },
  },
];
