import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';

import { examinedExample } from './example.ts';
import { findingsOf } from './finding.ts';
import { QUALITY_RULES } from './rules.ts';

const placesOf = (rule: (typeof QUALITY_RULES)[number], example: 'clean' | 'faulty'): string[] =>
  rule.find(examinedExample(rule[example])).map(({ place }) => place.code);

describe('each rule of quality', () => {
  for (const rule of QUALITY_RULES) {
    test(`${rule.code}: finds what is faulty and nothing where it is not`, () => {
      assert.deepEqual(rule.clean.found, []);
      assert.deepEqual(placesOf(rule, 'clean'), []);
      assert.ok(rule.faulty.found.length > 0);
      assert.deepEqual(placesOf(rule, 'faulty'), rule.faulty.found);
    });

    test(`${rule.code}: says what was found, why it matters and what to do`, () => {
      for (const words of [rule.title, rule.why, rule.remedy]) assert.match(words, /^[A-Z].{15,}/);
      for (const { found } of rule.find(examinedExample(rule.faulty))) assert.match(found, /^[A-ZE].{10,}[.?”]$/);
    });
  }

  test('has a code of its own and a file of that name', () => {
    const codes = QUALITY_RULES.map(({ code }) => code);
    assert.equal(new Set(codes).size, codes.length);
    const files = new Set(readdirSync(import.meta.dirname).map((name) => name.replace(/\.js$/, '')));
    assert.deepEqual(
      codes.filter((code) => !files.has(code)),
      [],
    );
  });

  test('is looked at in order of severity', () => {
    const example = examinedExample({ facts: {}, found: [] });
    const severities = findingsOf(QUALITY_RULES, example).map(({ rule }) => rule.severity);
    assert.deepEqual(severities, ['serious', 'know'], 'a function without a mechanism, whose basis nobody verified');
  });
});
