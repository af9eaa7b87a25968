/** A council's example pages: what is there for every address of the service. */
export type Example = {
  readonly council: string;
  readonly plan: string;
  readonly otherPlans: readonly string[];
  readonly periods: readonly string[];
  readonly measures: readonly string[];
};

export const EXAMPLES: readonly Example[] = [
  {
    council: 'dundee',
    plan: 'DCFSP-2021-24',
    otherPlans: ['OP-2023-25', 'CSWO-AR-2019-20', 'TPPP'],
    periods: ['2019/20', '2021/22'],
    measures: [
      'ce-cared-for-in-community',
      'cpr-reregistered-18-months',
      'elc-two-year-olds-share',
      'rso-jointly-managed-share',
    ],
  },
  {
    council: 'strathinver',
    plan: 'SWP-2023-27',
    otherPlans: ['CHP-2024-29'],
    periods: ['2026/27-H1', '2025/26'],
    measures: [
      'lac-in-community',
      'secure-care-admissions',
      'trauma-training-completed',
      'agency-staff-cost',
      'cp-register-children',
    ],
  },
];

const query = (period: string): string => `?period=${encodeURIComponent(period)}`;

/** Every page of the service, at least once for each council that has examples. */
export const pageAddresses = (): string[] => [
  '/',
  '/about',
  '/accessibility',
  '/indicators',
  '/indicators?search=looked',
  '/indicators/CHN09',
  '/indicators/SW05?period=2019%2F20',
  ...EXAMPLES.flatMap(({ council, plan, otherPlans, periods, measures }) => {
    const home = `/councils/${council}`;
    return [
      home,
      `${home}/plans/${plan}`,
      `${home}/plans/${plan}?status=off-target&priority=P2`,
      `${home}/plans/${plan}/paper`,
      ...otherPlans.map((other) => `${home}/plans/${other}`),
      ...periods
        .slice(1)
        .flatMap((period) => [
          `${home}${query(period)}`,
          `${home}/plans/${plan}${query(period)}`,
          `${home}/plans/${plan}/paper${query(period)}`,
        ]),
      ...measures.map((measure) => `${home}/measures/${measure}`),
      `/indicators?council=${council}`,
      `/indicators/CHN22?council=${council}`,
    ];
  }),
];

/** Every file of the service, with how its type and its first bytes must begin. */
export const fileAddresses = (): { address: string; type: string; begins: string }[] => [
  { address: '/indicators/CHN09.csv', type: 'text/csv', begins: '\uFEFFindicator,' },
  { address: '/health', type: 'application/json', begins: '{"status":"ok"' },
  ...EXAMPLES.flatMap(({ council, plan, periods, measures }) => {
    const paper = `/councils/${council}/plans/${plan}/paper`;
    const of = query(periods[0] ?? '');
    return [
      {
        address: `/councils/${council}/measures/${measures[0]}.csv`,
        type: 'text/csv',
        begins: '\uFEFFcouncil,',
      },
      { address: `${paper}.json${of}`, type: 'application/json', begins: '{"council"' },
      { address: `${paper}.docx${of}`, type: 'application/vnd.openxmlformats', begins: 'PK' },
      { address: `${paper}.pdf${of}`, type: 'application/pdf', begins: '%PDF-' },
    ];
  }),
];
