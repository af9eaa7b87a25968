import assert from 'node:assert/strict';
import { test } from 'node:test';

import { decimal } from '../../kernel/index.ts';
import { assessmentText } from './assessment-text.ts';
import { HALF, made, madeFacts } from './testing/made-facts.ts';

test('the assessment for a terminal: heading, notices, summary, measures by priority', () => {
  const facts = madeFacts([
    made({ code: 'near', values: [[HALF, '81']], target: { at: '85' } }),
    made({ code: 'late', absences: [[HALF, 'not-yet-published', '2023-03-31']], priority: 'P2' }),
  ]);
  assert.equal(
    assessmentText({
      ...facts,
      benchmarks: new Map([
        [
          'near',
          {
            ...{ indicator: 'CHN09', period: '2021/22', rank: 20, sharedWith: 0, of: 32 },
            ...{ scotland: decimal('89.84'), familyMedian: null, unit: 'percent', decimals: 1, realTerms: false },
          },
        ],
      ]),
    }),
    `Made Council: Business Plan 2019/2023 (PLAN)
Assessment for April to September 2022, 1 April 2022 to 30 September 2022. Figures as at 21 November
2022, 23:15.
Made for a test.

  On track                                                        0
  Target not met, but, within acceptable limits                   1
  Target not met and outwith acceptable limits                    0
  Information not available (LGBF)                                1
  Total                                                           2

Build the local economy
  [Target not met, but, within acceptable limits] Title of near (near)
      81%; target ≥ 85% (at least), by 2024; no figure a year before
      81% against a target of at least 85%: missed by 4 percentage points, within the acceptable 5%
      of the target, which is 4.25 percentage points.
      CHN09: 20th of 32; Scotland 89.8%; 2021/22

Be an inclusive council
  [Information not available (LGBF)] Title of late (late)
      no figure; target none; no figure a year before; expected by 31 March 2023
      Not yet published; expected by 31 March 2023.
`,
  );
});

test('no line is longer than 100 characters and no title can command the terminal', () => {
  const text = assessmentText(
    madeFacts([
      made({
        code: 'long',
        measure: { title: `\u001b[31m${'word '.repeat(60)}${'x'.repeat(250)}` },
        values: [[HALF, '1']],
      }),
    ]),
  );
  assert.ok(text.split('\n').every((line) => line.length <= 100));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is the point.
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f]/);
});
