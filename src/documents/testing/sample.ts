import type { Block, Inline, PaperDocument, Row, StatusMark } from '../model.ts';

const say = (text: string): Inline => ({ kind: 'text', text });

const STATUSES: readonly { readonly status: string; readonly mark: StatusMark; readonly meaning: string }[] = [
  { status: 'On track', mark: { shape: 'tick', tone: 'good' }, meaning: 'The latest figure meets the target.' },
  {
    status: 'Within limits',
    mark: { shape: 'triangle', tone: 'caution' },
    meaning: 'The target is missed by no more than 5% of its value.',
  },
  {
    status: 'Outside limits',
    mark: { shape: 'cross', tone: 'bad' },
    meaning: 'The target is missed by more than 5% of its value; an exception report follows.',
  },
  {
    status: 'Not yet due',
    mark: { shape: 'clock', tone: 'neutral' },
    meaning: 'The figure is collected once a year and is not due at half year.',
  },
];

const TITLES = [
  'Children reaching every milestone at their 27 to 30 month review',
  'Looked after children with more than one placement in the year',
  'Initial child protection conferences held within 21 days',
  'Adult protection inquiries completed within five working days',
  'Community payback orders successfully completed',
  'Carers who feel supported to continue in their caring role',
  'Council nurseries graded good or above on inspection',
  'School leavers with care experience in a positive destination',
] as const;

/** A line of twelve values, without words: the table beside it holds the figures. */
const sampleSparkline = (seed: number): string => {
  const points = Array.from({ length: 12 }, (_, step) => {
    const height = 4 + ((seed * 7 + step * step * 3 + step * seed) % 16);
    return `${4 + step * 8},${height}`;
  });
  const last = points.at(-1)?.split(',') ?? [];
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="24" viewBox="0 0 96 24">' +
    `<polyline points="${points.join(' ')}" fill="none" stroke="#1F4E79" stroke-width="1.5"/>` +
    `<circle cx="${last[0]}" cy="${last[1]}" r="2.5" fill="#1F4E79"/></svg>`
  );
};

const sampleChart =
  '<svg xmlns="http://www.w3.org/2000/svg" width="560" height="200" viewBox="0 0 560 200" font-family="Arial, sans-serif" font-size="12">' +
  '<line x1="50" y1="170" x2="540" y2="170" stroke="#666"/><line x1="50" y1="60" x2="540" y2="60" stroke="#A4201A" stroke-dasharray="4 3"/>' +
  '<polyline points="50,140 150,120 250,124 350,98 450,90 540,84" fill="none" stroke="#1F4E79" stroke-width="2"/>' +
  '<text x="54" y="54">Target ≥ 90%</text><text x="50" y="188">2018/19</text><text x="500" y="188">2023/24</text></svg>';

const measureRow = (index: number): Row => {
  const chosen = STATUSES[(index * 5) % STATUSES.length] ?? { status: '', mark: { shape: 'dash', tone: 'neutral' } };
  const value = 60 + ((index * 37) % 380) / 10;
  const figure = (text: string): Inline => ({
    kind: 'figure',
    text,
    source: `measure-${index + 1}, 2022/23-H1, as known 21 November 2026`,
  });
  return {
    cells: [
      {
        content: [
          say(
            `${TITLES[index % TITLES.length]}${index < TITLES.length ? '' : ` (area ${Math.floor(index / TITLES.length)})`}`,
          ),
        ],
      },
      { content: [figure(`${value.toFixed(1)}%`)] },
      { content: [figure('≥ 85%')] },
      { content: [figure(`${(value - 2.4).toFixed(1)}%`)] },
      {
        content: [],
        picture: {
          svg: sampleSparkline(index + 1),
          alt: `Twelve half years of measure ${index + 1}; the last is ${value.toFixed(1)}%`,
          width: 96,
          height: 24,
        },
      },
      { content: [{ kind: 'status', text: chosen.status, mark: chosen.mark }] },
    ],
  };
};

const PRIORITIES = [
  'Priority 1: The best start in life',
  'Priority 2: Safe and protected',
  'Priority 3: Independent lives',
];

const atAGlance = (measures: number): Block => {
  const share = Math.ceil(measures / PRIORITIES.length);
  return {
    kind: 'table',
    caption: `At a glance: ${measures} measures of the plan, April to September 2022`,
    columns: [
      { title: 'Measure', width: 38 },
      { title: 'April to September 2022', width: 12, align: 'end' },
      { title: 'Target', width: 10, align: 'end' },
      { title: 'Same half last year', width: 12, align: 'end' },
      { title: 'Last six years', width: 14, align: 'centre' },
      { title: 'Status', width: 16 },
    ],
    rows: PRIORITIES.flatMap((priority, group) => [
      { group: true, cells: [{ content: [say(priority)] }] },
      ...Array.from({ length: Math.min(share, measures - group * share) }, (_, step) =>
        measureRow(group * share + step),
      ),
    ]),
    compact: true,
    notes: ['All figures are invented. The lines show twelve half years, each on its own scale.'],
  };
};

/** A six-month assessment as a committee receives it, with as many measures as asked. Every figure is invented. */
export const samplePaper = (measures = 48): PaperDocument => ({
  title: 'Social work services: assessment of the plan, April to September 2022',
  subtitle: 'Report by the Chief Social Work Officer to the Social Work Services Committee',
  subject: 'Half-year assessment of the social work plan',
  organisation: 'Example Council',
  author: 'Chief Social Work Officer',
  language: 'en-GB',
  banner: 'Draft: one text awaited. Invented figures.',
  footer: 'Figures as at 21 November 2026, 23:15',
  instant: '2026-11-21T23:15:43.000Z',
  blocks: [
    { kind: 'heading', level: 1, text: 'Purpose of the report', number: '1', id: 'purpose' },
    {
      kind: 'paragraph',
      number: '1.1',
      content: [
        say(
          'This report tells members how far the plan was carried out in the half year, measure by measure, and what is being done where a target was missed.',
        ),
      ],
    },
    { kind: 'heading', level: 1, text: 'Recommendations', number: '2', id: 'recommendations' },
    { kind: 'paragraph', number: '2.1', content: [say('Members are asked to:')] },
    {
      kind: 'list',
      ordered: true,
      items: [
        [say('consider the half-year summary in paragraph 3.2 and the measures at a glance; and')],
        [
          say('scrutinise the exception reports in '),
          { kind: 'link', text: 'section 4', href: '#exceptions' },
          say('.'),
        ],
      ],
    },
    { kind: 'heading', level: 1, text: 'Considerations', number: '3', id: 'considerations' },
    { kind: 'heading', level: 2, text: 'Position at the half year' },
    {
      kind: 'paragraph',
      number: '3.1',
      content: [
        say('The plan has '),
        { kind: 'figure', text: String(measures), source: 'the register of measures' },
        say(' measures. Of these, '),
        { kind: 'text', text: 'one in four', strong: true },
        say(
          ' is on track; the words in every table say so, and the sign beside them only repeats it. The method is published at ',
        ),
        { kind: 'link', text: 'the council’s own pages', href: 'https://example.org/method?plan=1&half=2' },
        say('.'),
      ],
    },
    { kind: 'paragraph', number: '3.2', content: [say('The status of the measures is set out below.')] },
    {
      kind: 'table',
      caption: 'Status of the measures',
      columns: [
        { title: 'Status', width: 60 },
        { title: 'Measures', width: 20, align: 'end' },
        { title: 'Share', width: 20, align: 'end' },
      ],
      rows: [
        ...STATUSES.map(
          ({ status, mark }): Row => ({
            cells: [
              { content: [{ kind: 'status', text: status, mark }] },
              { content: [{ kind: 'figure', text: '12', source: 'the register of measures' }] },
              { content: [say('25%')] },
            ],
          }),
        ),
        { total: true, cells: [{ content: [say('Total')] }, { content: [say('48')] }, { content: [say('100%')] }] },
      ],
    },
    {
      kind: 'paragraph',
      number: '3.3',
      content: [
        { kind: 'awaited', text: 'Awaited from the Chief Education Officer: achievements in the best start in life' },
      ],
    },
    {
      kind: 'notice',
      title: 'Two figures disagree',
      tone: 'caution',
      content: [
        [
          say(
            'The half-year return counts 44 measures and the plan counts 46. The plan’s count is used here until the owner answers.',
          ),
        ],
      ],
    },
    {
      kind: 'picture',
      caption: 'Children reaching every milestone, 2018/19 to 2023/24',
      picture: {
        svg: sampleChart,
        alt: 'A line rises from 72% in 2018/19 to 86% in 2023/24, below the target of 90%',
        width: 560,
        height: 200,
      },
    },
    { kind: 'heading', level: 1, text: 'Exceptions', number: '4', id: 'exceptions' },
    { kind: 'heading', level: 2, text: 'Initial child protection conferences held within 21 days', number: '4.1' },
    { kind: 'heading', level: 3, text: 'Position' },
    {
      kind: 'paragraph',
      number: '4.1.1',
      content: [
        say('Of 96 conferences, 71 were held within 21 days: '),
        { kind: 'figure', text: '74.0%', source: '71 of 96' },
        say(' against a target of at least 90%.'),
      ],
    },
    { kind: 'heading', level: 3, text: 'What is being done' },
    {
      kind: 'list',
      items: [
        [say('A duty chair is on call on each working day from 1 October.')],
        [say('The reason for each late conference is read by the lead officer in the same week.')],
      ],
    },
    { kind: 'paragraph', content: [say('The next figure is due on 31 March 2023.')] },
    {
      kind: 'key',
      title: 'What the statuses mean',
      entries: STATUSES,
    },
    { kind: 'page-break', landscape: true },
    { kind: 'heading', level: 1, text: 'Measures at a glance', number: 'A', id: 'glance' },
    atAGlance(measures),
    { kind: 'page-break' },
    { kind: 'heading', level: 1, text: 'Background papers' },
    {
      kind: 'list',
      items: [
        [say('Year-end assessment 2021/22, item 7 of 14 June 2022')],
        [say('Approval of the plan, item 4 of 5 March 2019')],
      ],
    },
  ],
});
