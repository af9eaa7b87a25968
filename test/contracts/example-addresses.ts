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
      `${home}/inspections`,
      `${home}/clock-rules`,
      `${home}/clock-rules/SEC-08`,
      `/indicators?council=${council}`,
      `/indicators/CHN22?council=${council}`,
    ];
  }),
];

/** Pages that stand open to anybody, for finding the way in and out. */
export const sharedAddresses = (): string[] => [
  '/',
  '/sign-in',
  '/sign-in?then=%2Fcouncils%2Fstrathinver%2Fpeople',
  '/signed-out',
  '/about',
  '/accessibility',
  '/no/such/page',
];

/** Pages of the Chief Social Work Officer's office whose addresses hold no code that is drawn by lot; the last two say that nothing is there. */
export const officeAddresses = (council: string): string[] =>
  [
    'handover',
    'handover?since=2026-11-01',
    'people',
    'posts/CSWO',
    'posts/CSWO/change',
    'services',
    'groups',
    'deputising',
    'meetings',
    'escalations',
    'escalations/new',
    'escalations/restricted',
    'evidence',
    'evidence?search=nothing-of-the-kind',
    'evidence/new',
    'evidence/restricted',
    'clock-rules',
    'clock-rules/AWI-04.2',
    'inspections',
    'inspections?show=gone&question=leadership',
    'inspections/CS0000009001',
    'retention',
    'retention/rules/complaint',
    'owed',
    'owed?all=yes',
    'owed?settled=yes',
    'owed/month?month=2026-12&all=yes',
    'owed/calendar',
    'owed/NO-SUCH.2026-01-01',
    'today',
    'registers',
    'registers/complaint',
    'registers/no-such',
    'registers/entries/CP-1999-001',
    'registers/complaint/new',
    'registers/complaint/restricted',
    'registers/complaint/keepers',
    'registers/complaint/asks',
    'registers/entries/CP-1999-001/change',
    'registers/entries/SA-1999-001/restricted/letter',
    'registers/entries/SA-1999-001/restricted/chronology',
    'clocks',
    'learning',
    'learning?register=case-file-audit&improvements=overdue',
    'complaints',
    'complaints?period=2019%2F20',
    'scorecards',
    'scorecards/cswo-data-set',
    'scorecards/no-such',
    'scorecards/everything-counted?period=2019%2F20',
    'clocks?type=complaint',
    'assurance',
    'assurance/functions/F1',
    'assurance/functions/F99',
    'assurance/statement',
    'assurance/statement?year=1999%2F00',
    'assurance/owners',
    'assurance/quality',
    'answers',
    'answers/NO-SUCH.2026-01-01',
    'answers/NO-SUCH.2026-01-01/review',
    'concerns',
    'record',
    'record?event=evidence.add',
    'record/restricted',
    'record/anchor',
    'people/P-NONE',
    'evidence/E-2000-0001',
  ].map((page) => `/councils/${council}/${page}`);

/** Pages that an elected member is told that they may not open. */
export const refusedAddresses = (council: string): string[] =>
  [
    'people',
    'owed',
    'owed/calendar',
    'meetings',
    'escalations',
    'evidence',
    'handover',
    'record/restricted',
    'retention/rules/complaint',
    'accounts',
  ].map((page) => `/councils/${council}/${page}`);

const STATEMENT_FILES = [
  { address: 'statement.json', type: 'application/json', begins: '{"council"' },
  { address: 'statement.docx', type: 'application/vnd.openxmlformats', begins: 'PK' },
  { address: 'statement.pdf', type: 'application/pdf', begins: '%PDF-' },
  { address: 'statement.html', type: 'text/html', begins: '<!DOCTYPE html>' },
] as const;

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
      { address: `/councils/${council}/clock-rules.csv`, type: 'text/csv', begins: '\uFEFFcouncil,rule,' },
      { address: `/councils/${council}/inspections.csv`, type: 'text/csv', begins: '\uFEFFcouncil,service,' },
      ...STATEMENT_FILES.map((file) => ({ ...file, address: `/councils/${council}/assurance/${file.address}` })),
      { address: `/councils/${council}/complaints.docx`, type: 'application/vnd.openxmlformats', begins: 'PK' },
      { address: `/councils/${council}/complaints.pdf`, type: 'application/pdf', begins: '%PDF-' },
      { address: `${paper}.json${of}`, type: 'application/json', begins: '{"council"' },
      { address: `${paper}.docx${of}`, type: 'application/vnd.openxmlformats', begins: 'PK' },
      { address: `${paper}.pdf${of}`, type: 'application/pdf', begins: '%PDF-' },
    ];
  }),
];
