import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { PaperDocument } from '../../documents/model.ts';
import { ready } from '../../documents/ready.ts';
import { halfYear } from '../../kernel/index.ts';
import type { PlanMeasure } from '../measures/index.ts';
import { assessmentPaper } from './assessment-paper.ts';
import type { PaperFacts } from './paper-facts.ts';
import { HALF, made, madeFacts, ONE_OF_EACH, WORDS, YEAR } from './testing/made-facts.ts';
import { MADE_TEMPLATE } from './testing/made-template.ts';
import { cells, headings, lines, notices, pieces, tables } from './testing/read-document.ts';

const paper = (facts: PaperFacts): PaperDocument => {
  const result = assessmentPaper(facts);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

const times = (count: number, make: (code: string) => PlanMeasure, name: string): PlanMeasure[] =>
  Array.from({ length: count }, (_, index) => make(`${name}-${index + 1}`));

// Source 003, Table 1: 13 on track, 1 within limits, 3 outwith, 12 not available for half years, 15 awaited from the LGBF.
const SOURCE_003 = [
  ...times(13, (code) => made({ code, values: [[HALF, '90']], target: { at: '85' } }), 'met'),
  ...times(1, (code) => made({ code, values: [[HALF, '84']], target: { at: '85' } }), 'near'),
  ...times(3, (code) => made({ code, values: [[HALF, '50']], target: { at: '85' } }), 'missed'),
  ...times(12, (code) => made({ code, measure: { frequency: 'financial-year' } }), 'yearly'),
  ...times(
    15,
    (code) => made({ code, absences: [[HALF, 'not-yet-published', '2023-03-31']], measure: { tags: ['LGBF'] } }),
    'lgbf',
  ),
];

test('the summary table of source 003 is reproduced to the last figure', () => {
  const [summary] = tables(paper(madeFacts(SOURCE_003)));
  assert.equal(summary?.caption, 'Table 1 – Performance measures by status');
  assert.deepEqual(cells(summary), [
    ['On track', '13'],
    ['Target not met, but, within acceptable limits', '1'],
    ['Target not met and outwith acceptable limits', '3'],
    ['Not Available for Half Years', '12'],
    ['Information not available (LGBF)', '15'],
    ['Total', '44'],
  ]);
  assert.deepEqual(summary?.notes, ['13 + 1 + 3 + 12 + 15 = 44, the number of measures in the plan.']);
});

test('a register of 46 above a summary of 44 is refused', () => {
  const refused = assessmentPaper(madeFacts(SOURCE_003, { registered: 46 }));
  assert.equal(refused.ok, false);
  assert.deepEqual(refused.ok ? [] : refused.problem.map(({ code }) => code), ['paper.total']);
  assert.match(refused.ok ? '' : (refused.problem[0]?.message ?? ''), /adds up to 44.* holds 46/);
});

test('a scored status that no measure has still stands in the summary, with 0', () => {
  const [summary] = tables(paper(madeFacts([made({ code: 'met', values: [[HALF, '85']], target: { at: '85' } })])));
  assert.deepEqual(
    cells(summary).map(([, count]) => count),
    ['1', '0', '0', '1'],
  );
});

test('an unknown kind of section and an unknown placeholder are refused, each with its place', () => {
  const [first, ...rest] = MADE_TEMPLATE.sections;
  const kind = assessmentPaper(
    madeFacts(ONE_OF_EACH, { template: { ...MADE_TEMPLATE, sections: [{ ...first, kind: 'poem' }, ...rest] } }),
  );
  assert.match(kind.ok ? '' : (kind.problem[0]?.message ?? ''), /sections\.0\.kind/);
  const hole = assessmentPaper(
    madeFacts(ONE_OF_EACH, { template: { ...MADE_TEMPLATE, title: 'Assessment of {plann}' } }),
  );
  assert.deepEqual(hole.ok ? [] : hole.problem.map(({ code, message }) => [code, message]), [
    ['paper.template', 'The template cannot be used: title: {plann} is not a placeholder'],
  ]);
  const none = assessmentPaper(madeFacts(ONE_OF_EACH, { template: null }));
  assert.equal(none.ok ? '' : none.problem[0]?.code, 'paper.template');
});

test('the title names the kind of assessment, its span and the plan; a title given to the paper stands before it', () => {
  assert.equal(
    paper(madeFacts()).title,
    "Chief Social Work Officer's six-month assessment (1 April 2022 to 30 September 2022) of Business Plan 2019/2023",
  );
  const ofYear = madeFacts([], { period: YEAR });
  const given = paper({ ...ofYear, head: { ...ofYear.head, title: 'Example' } });
  assert.equal(given.title, 'Example');
  assert.equal(given.subtitle, 'End of year assessment, 1 April 2019 to 31 March 2020');
});

test('a number and a date that are not known are left to the clerk; banner and footer stand on every page', () => {
  const document = paper(madeFacts());
  assert.deepEqual(
    lines(document).filter((line) => line.includes('To be given by the clerk')),
    ['Meeting date: To be given by the clerk', 'Report number: To be given by the clerk'],
  );
  assert.equal(document.banner, 'Made for a test. Draft: 14 texts awaited');
  assert.equal(document.footer, 'Figures as at 21 November 2022, 23:15');
  assert.equal(document.instant, '2022-11-21T23:15:43.000Z');
});

// Two priorities, four implications, four questions on each of two exceptions: 14.
test('the texts awaited are counted by post on the first page, and each is shown in its place', () => {
  const document = paper(madeFacts());
  assert.deepEqual(notices(document)[1], {
    title: 'Draft: 14 texts awaited',
    lines: ['Head of Service: 6', 'Performance and Quality Manager: 4', 'Team Manager: 4'],
  });
  const shown = pieces(document).filter(({ kind, text }) => kind === 'awaited' && text.startsWith('Awaited from'));
  assert.equal(shown.length, 14);
});

test('a written text is no longer awaited, and one that is only assigned is awaited from the post it was given to', () => {
  const document = paper(
    madeFacts(ONE_OF_EACH, {
      texts: new Map([
        ['risk', { post: 'PQM', text: 'The register was reviewed.' }],
        ['achievements/P1', { post: 'CSWO', text: ' ' }],
        ['exception/missed/planned', { post: 'TEAM', text: 'Train more staff.\n- first\n- second\nThen review.' }],
      ]),
    }),
  );
  assert.deepEqual(notices(document)[1]?.lines, [
    'Head of Service: 5',
    'Performance and Quality Manager: 3',
    'Team Manager: 3',
    'Chief Social Work Officer: 1',
  ]);
  const said = lines(document);
  assert.ok(said.includes('The register was reviewed.'));
  assert.deepEqual(said.slice(said.indexOf('Train more staff.'), said.indexOf('Train more staff.') + 4), [
    'Train more staff.',
    'first',
    'second',
    'Then review.',
  ]);
});

test('numbered paragraphs run from 1 in each section without a gap', () => {
  const numbers = paper(madeFacts()).blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.number !== undefined ? [block.number] : [],
  );
  assert.deepEqual(numbers, [
    ...['1.1', '2.1', '2.2', '3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7'],
    ...['4.1', '4.2.1', '4.3.1', '5.1', '6.1', '7.1', '8.1', '9.1'],
  ]);
});

test('no heading level is skipped, and the document can be written', () => {
  const document = paper(madeFacts());
  assert.deepEqual(
    headings(document).map(({ level, number = '', text }) => `${level} ${number} ${text}`),
    [
      '1 1. Purpose of report',
      '1 2. Recommendations',
      '1 3. Considerations',
      '1 4. Key achievements',
      '2 4.2 Build the local economy',
      '2 4.3 Be an inclusive council',
      '1 5. Finance',
      '1 6. Policy',
      '1 7. Risk',
      '1 8. Governance assurance',
      '1 9. Impact',
      '1  Author and approval',
      '1  Appendices',
      '1  Background papers',
      '1  Appendix 1: At a glance',
      '1  Appendix 2: Exception reports',
      '2 1. Title of missed',
      ...['How are we performing?', 'Planned improvement', 'Timescale', 'Resource implications'].map((q) => `3  ${q}`),
      '2 2. Title of near',
      ...['How are we performing?', 'Planned improvement', 'Timescale', 'Resource implications'].map((q) => `3  ${q}`),
    ],
  );
  assert.doesNotThrow(() => ready(document));
});

test('every status is said in words, with its mark, in the key and beside its measure', () => {
  const document = paper(madeFacts());
  const key = document.blocks.find((block) => block.kind === 'key');
  assert.deepEqual(
    key?.kind === 'key' ? key.entries.map(({ status }) => status) : [],
    WORDS.map(({ label }) => label),
  );
  const said = pieces(document).flatMap((piece) =>
    piece.kind === 'status' ? [`${piece.text} ${piece.mark.shape}`] : [],
  );
  for (const { label, shape } of WORDS) assert.ok(said.includes(`${label} ${shape}`), label);
});

test('every table has a numbered caption, in the order of the paper', () => {
  assert.deepEqual(
    tables(paper(madeFacts())).map(({ caption }) => caption),
    [
      'Table 1 – Performance measures by status',
      'Table 2 – Measures at a glance, by priority',
      'Table 3 – Title of missed',
      'Table 4 – Title of near',
    ],
  );
});

test('why figures are missing: each reason with its count, who owes them and when late sources are expected', () => {
  const said = lines(paper(madeFacts()));
  assert.ok(
    said.includes(
      'Information not available (LGBF): 1 measure, expected by 31 March 2023. Meaning of not-yet-published.',
    ),
  );
  assert.ok(said.includes('Not received: 1 measure, to come from Head of Service. Meaning of not-received.'));
  assert.ok(
    said.includes(
      'Local Government Benchmarking Framework (LGBF), expected by 31 March 2023 (1 measure): Title of late.',
    ),
  );
});

test('figures that only describe the setting are no part of the paper', () => {
  const document = paper(
    madeFacts([...ONE_OF_EACH, made({ code: 'setting', role: 'context', values: [[HALF, '7']] })]),
  );
  assert.equal(JSON.stringify(document).includes('Title of setting'), false);
});

test('a plan without exceptions says so, and without missing figures gives no reasons', () => {
  const document = paper(madeFacts([made({ code: 'met', values: [[HALF, '85']], target: { at: '85' } })]));
  const said = lines(document);
  assert.ok(said.includes('No measure missed its target in this period, so there is no exception report.'));
  assert.equal(said.includes('Why figures are missing:'), false);
});

test('sources that disagree stand on the first page, with both figures and the one that is scored', () => {
  const document = paper(
    madeFacts([
      made({
        code: 'split',
        values: [
          [HALF, '2'],
          [HALF, '9.66', { source: 'other paper' }],
        ],
        target: { at: '4', operator: '<' },
      }),
    ]),
  );
  assert.deepEqual(
    notices(document).find(({ title }) => title.startsWith('Sources')),
    {
      title: 'Sources that disagree: 1 figure',
      lines: [
        'Title of split, April to September 2022: 2% (source: plan) is the figure used; 9.66% (source: other paper) is not.',
      ],
    },
  );
});

test('an exception report gives its figures and the arithmetic', () => {
  const [, , report] = tables(
    paper(
      madeFacts([
        made({
          code: 'missed',
          values: [
            [HALF, '70'],
            [halfYear(2021, 1), '72'],
          ],
          target: { at: '85' },
        }),
      ]),
    ),
  );
  assert.deepEqual(cells(report), [
    ['Status', 'Target not met and outwith acceptable limits'],
    ['This period (April to September 2022)', '70%'],
    ['Target', '≥ 85% (at least), by 2024'],
    ['Acceptable shortfall', '5% of the target'],
    [
      'How it is judged',
      '70% against a target of at least 85%: missed by 15 percentage points, more than the acceptable 5% of the target, which is 4.25 percentage points.',
    ],
    ['Same period last year (April to September 2021)', '72%'],
    ['Owner', 'Head of Service'],
  ]);
});

test('the same facts give the same document, byte for byte', () => {
  const facts = madeFacts();
  assert.equal(JSON.stringify(paper(facts)), JSON.stringify(paper(facts)));
});

test('hostile texts stay texts: nothing is filled in twice, nothing is lost, and the document can be written', () => {
  const nasty = '<script>alert(1)</script> & "{committee}" \u0000\u202e #1 [a](javascript:b) ]]>';
  const facts = madeFacts([
    made({ code: 'nasty', measure: { title: nasty }, values: [[HALF, '1']], target: { at: '85' }, priority: 'GONE' }),
    made({ code: 'blank', measure: { title: ' \u0007 ' }, values: [[HALF, '1']], target: { at: '85' } }),
  ]);
  const priorities = [{ code: 'P1', title: '\u0000', objective: null }];
  const document = paper({ ...facts, priorities, plan: { ...facts.plan, title: nasty } });
  assert.doesNotThrow(() => ready(document));
  assert.ok(document.title.endsWith(nasty));
  assert.ok(headings(document).some(({ text }) => text === nasty));
  assert.ok(headings(document).some(({ text }) => text === 'blank'));
  assert.ok(cells(tables(document)[1]).some(([name]) => name === 'Under no priority'));
});
