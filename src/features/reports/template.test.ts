import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { PLACEHOLDERS } from './placeholders.ts';
import { readTemplate } from './template.ts';
import { MADE_TEMPLATE } from './testing/made-template.ts';

const messages = (content: unknown): string[] => {
  const read = readTemplate(content);
  return read.ok ? [] : read.problem.map(({ message }) => message);
};

test('the template that comes with the product can be used', async () => {
  const shipped: unknown = JSON.parse(await readFile('packs/scotland/assessment-template.json', 'utf8'));
  assert.deepEqual(messages(shipped), []);
});

test('every placeholder may be used, and every unknown one is named with its place', () => {
  assert.deepEqual(messages({ ...MADE_TEMPLATE, title: PLACEHOLDERS.map((name) => `{${name}}`).join(' ') }), []);
  const [first, ...rest] = MADE_TEMPLATE.sections;
  assert.deepEqual(messages({ ...MADE_TEMPLATE, sections: [{ ...first, text: ['{} and {__proto__}'] }, ...rest] }), [
    'The template cannot be used: sections.0.text.0: {} is not a placeholder',
    'The template cannot be used: sections.0.text.0: {__proto__} is not a placeholder',
  ]);
});

test('two sections of one id, an exception report without questions and an unknown key are refused', () => {
  const [first, ...rest] = MADE_TEMPLATE.sections;
  const last = rest.at(-1);
  assert.deepEqual(messages({ ...MADE_TEMPLATE, sections: [first, first] }), [
    'The template cannot be used: sections: two sections have the id "purpose"',
  ]);
  assert.deepEqual(messages({ ...MADE_TEMPLATE, sections: [{ ...last, questions: [] }] }), [
    'The template cannot be used: sections.0: exception reports need the questions that each of them answers',
  ]);
  assert.match(messages({ ...MADE_TEMPLATE, colour: 'red' }).join(), /colour/);
});
