import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ready } from '../../documents/ready.ts';
import { halfYear } from '../../kernel/index.ts';
import { assessmentPaper } from './assessment-paper.ts';
import { HALF, made, madeFacts, ONE_OF_EACH, WORDS, YEAR } from './testing/made-facts.ts';
import { MADE_TEMPLATE } from './testing/made-template.ts';
import { cells, headings, lines, notices, paperOf, pieces, tables } from './testing/read-document.ts';

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
    paperOf(madeFacts()).title,
    "Chief Social Work Officer's six-month assessment (1 April 2022 to 30 September 2022) of Business Plan 2019/2023",
  );
  const ofYear = madeFacts([], { period: YEAR });
  const given = paperOf({ ...ofYear, head: { ...ofYear.head, title: 'Example' } });
  assert.equal(given.title, 'Example');
  assert.equal(given.subtitle, 'End of year assessment, 1 April 2019 to 31 March 2020');
});

test('a number and a date that are not known are left to the clerk; banner and footer stand on every page', () => {
  const document = paperOf(madeFacts());
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
  const document = paperOf(madeFacts());
  assert.deepEqual(notices(document)[1], {
    title: 'Draft: 14 texts awaited',
    lines: ['Head of Service: 6', 'Performance and Quality Manager: 4', 'Team Manager: 4'],
  });
  const shown = pieces(document).filter(({ kind, text }) => kind === 'awaited' && text.startsWith('Awaited from'));
  assert.equal(shown.length, 14);
});

test('a written text is no longer awaited, and one that is only assigned is awaited from the post it was given to', () => {
  const document = paperOf(
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
  const numbers = paperOf(madeFacts()).blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.number !== undefined ? [block.number] : [],
  );
  assert.deepEqual(numbers, [
    ...['1.1', '2.1', '2.2', '3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7'],
    ...['4.1', '4.2.1', '4.3.1', '5.1', '6.1', '7.1', '8.1', '9.1'],
  ]);
});

test('no heading level is skipped, and the document can be written', () => {
  const document = paperOf(madeFacts());
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
  const document = paperOf(madeFacts());
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
    tables(paperOf(madeFacts())).map(({ caption }) => caption),
    [
      'Table 1 – Performance measures by status',
      'Table 2 – Measures at a glance, by priority',
      'Table 3 – Title of missed',
      'Table 4 – Title of near',
    ],
  );
});

test('why figures are missing: each reason with its count, who owes them and when late sources are expected', () => {
  const said = lines(paperOf(madeFacts()));
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
  const document = paperOf(
    madeFacts([...ONE_OF_EACH, made({ code: 'setting', role: 'context', values: [[HALF, '7']] })]),
  );
  assert.equal(JSON.stringify(document).includes('Title of setting'), false);
});

test('a plan without exceptions says so, and without missing figures gives no reasons', () => {
  const document = paperOf(madeFacts([made({ code: 'met', values: [[HALF, '85']], target: { at: '85' } })]));
  const said = lines(document);
  assert.ok(said.includes('No measure missed its target in this period, so there is no exception report.'));
  assert.equal(said.includes('Why figures are missing:'), false);
});

test('sources that disagree stand on the first page, with both figures and the one that is scored', () => {
  const document = paperOf(
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
    paperOf(
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
  assert.equal(JSON.stringify(paperOf(facts)), JSON.stringify(paperOf(facts)));
});

test('hostile texts stay texts: nothing is filled in twice, nothing is lost, and the document can be written', () => {
  const nasty = '<script>alert(1)</script> & "{committee}" \u0000\u202e #1 [a](javascript:b) ]]>';
  const facts = madeFacts([
    made({ code: 'nasty', measure: { title: nasty }, values: [[HALF, '1']], target: { at: '85' }, priority: 'GONE' }),
    made({ code: 'blank', measure: { title: ' \u0007 ' }, values: [[HALF, '1']], target: { at: '85' } }),
  ]);
  const priorities = [{ code: 'P1', title: '\u0000', objective: null }];
  const document = paperOf({ ...facts, priorities, plan: { ...facts.plan, title: nasty } });
  assert.doesNotThrow(() => ready(document));
  assert.ok(document.title.endsWith(nasty));
  assert.ok(headings(document).some(({ text }) => text === nasty));
  assert.ok(headings(document).some(({ text }) => text === 'blank'));
  assert.ok(cells(tables(document)[1]).some(([name]) => name === 'Under no priority'));
});
