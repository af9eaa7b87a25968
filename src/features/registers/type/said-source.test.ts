import assert from 'node:assert/strict';
import { test } from 'node:test';

import { becauseInWords, sourceInWords } from './said-source.ts';

const RULES = [
  { id: 'SEC-04', version: 1, citation: 'SSI 2013/212 reg 7(1),(5)' },
  { id: 'MH-09', version: 1, citation: '2003 Act s.229' },
  { id: 'MH-10', version: 1, citation: 'an older text' },
  { id: 'MH-10', version: 2, citation: '2003 Act s.231' },
  { id: 'MH-11', version: 1, citation: '2003 Act s.232' },
];

test('what we chose ourselves is told by our name', () => {
  assert.equal(sourceInWords('ours', RULES), 'Remit');
  assert.equal(sourceInWords('ours, new: for the yearly report', RULES), 'Remit');
  assert.equal(sourceInWords('product A14', RULES), 'Remit');
  assert.equal(sourceInWords('rules 2.3', RULES), 'Remit');
  assert.equal(sourceInWords('SSI 2018/57; the last is ours', RULES), "SSI 2018/57; the last is Remit's own");
});

test('a rule is told by what it cites in its last version, a stretch of rules by each', () => {
  assert.equal(sourceInWords('SEC-04', RULES), 'SSI 2013/212 reg 7(1),(5)');
  assert.equal(
    sourceInWords('rules 1.8 MH-09 to MH-11; 000:1474-1476', RULES),
    "2003 Act s.229; 2003 Act s.231; 2003 Act s.232; Dundee's annual report of the Chief Social Work Officer 2019/20",
  );
});

test('what is law already stays as it is, and what must be confirmed says so', () => {
  assert.equal(sourceInWords('SSI 2013/205 reg 13; ours', RULES), 'SSI 2013/205 reg 13; Remit');
  assert.equal(
    sourceInWords('2011 Act s.45, 46; to be confirmed', RULES),
    '2011 Act s.45, 46, to be confirmed by your legal adviser',
  );
});

test('why a step asks for something has its source behind it', () => {
  assert.equal(becauseInWords('Say how (ours)', RULES), 'Say how (Remit)');
  assert.equal(becauseInWords('Ask first (SEC-04)', RULES), 'Ask first (SSI 2013/212 reg 7(1),(5))');
  assert.equal(
    becauseInWords('Say which (SSI 2013/205 reg 13(3)(b), (4))', RULES),
    'Say which (SSI 2013/205 reg 13(3)(b), (4))',
  );
  assert.equal(becauseInWords('Say when', RULES), 'Say when');
});
