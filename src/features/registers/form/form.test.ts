import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { renderMarkup } from '../../../ui/index.ts';
import type { FieldValues } from '../entry/entry.ts';
import type { Field } from '../type/register-type.ts';
import { DrawFields } from './draw-fields.tsx';
import { choicesOn } from './offered.ts';
import { afterForm, overForm, readTyped } from './read-typed.ts';
import { type TypedValues, typedFrom } from './typed.ts';
import { writeTyped } from './write-typed.ts';

const choices = [
  { code: 'one', label: 'One' },
  { code: 'two', label: 'Two', to: '2021-09-01' },
  { code: 'three', label: 'Three', from: '2021-09-01' },
];

const KINDS = [
  'text',
  'long',
  'yes-no',
  'choice',
  'choices',
  'day',
  'moment',
  'whole',
  'post',
  'council',
  'service',
  'entry',
  'evidence',
] as const;

const FIELDS: readonly Field[] = [
  ...KINDS.map((kind): Field => ({ code: `a-${kind}`, label: `The ${kind}`, kind, source: 'ours', choices })),
  {
    code: 'notices',
    label: 'Notices',
    kind: 'rows',
    source: 'ours',
    columns: [
      { code: 'to', label: 'To', kind: 'choice', choices, needed: true },
      { code: 'sent', label: 'Sent', kind: 'moment' },
      { code: 'words', label: 'Words', kind: 'long' },
      { code: 'received', label: 'Received', kind: 'yes-no' },
      { code: 'pages', label: 'Pages', kind: 'whole' },
    ],
  },
];

const CODES = FIELDS.map(({ code }) => code);
const OFFERS = { posts: [], councils: [], services: [], day: '2026-11-22' };

const draw = (typed: TypedValues, faults: Parameters<typeof DrawFields>[0]['drawing']['faults'] = []): string =>
  renderMarkup(
    DrawFields({ fields: FIELDS, drawing: { which: 'entry', typed: typedFrom(typed), faults, offers: OFFERS } }),
  );

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

// What a browser would send of a form as it was drawn, read by a reader of the test's own.
const sentFrom = (html: string): TypedValues => {
  const sent = new Map<string, string[]>();
  const add = (name: string, value: string): void => {
    sent.set(name.replace(/^entry-/, ''), [...(sent.get(name.replace(/^entry-/, '')) ?? []), unescaped(value)]);
  };
  const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  for (const [tag] of html.matchAll(/<input\b(?:[^>"]|"[^"]*")*>/g)) {
    if (/type="(radio|checkbox)"/.test(tag) && !/\schecked\b/.test(tag)) continue;
    add(attribute(tag, 'name'), attribute(tag, 'value'));
  }
  for (const [, tag = '', text = ''] of html.matchAll(/(<textarea\b[^>]*>)([^<]*)/g)) add(attribute(tag, 'name'), text);
  for (const [, tag = '', options = ''] of html.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gs)) {
    const [chosen = ''] = [...options.matchAll(/<option\b(?:[^>"]|"[^"]*")*>/g)]
      .map(([each]) => each)
      .filter((each) => /\sselected\b/.test(each));
    add(attribute(tag, 'name'), attribute(chosen, 'value'));
  }
  return sent;
};

const words = fc
  .string({ minLength: 1, maxLength: 40 })
  .map((text) => text.replaceAll('\r', '\n').trim())
  .filter((text) => text !== '');
const line = words.map((text) => text.replaceAll('\n', ' ').trim()).filter((text) => text !== '');
const moment = fc
  .integer({ min: Date.UTC(2015, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000).toISOString());
const day = moment.map((at) => at.slice(0, 10));
const choice = fc.constantFrom('one', 'two', 'three');
const row = fc
  .record(
    { to: choice, sent: moment, words, received: fc.boolean(), pages: fc.nat(999_999_999) },
    { requiredKeys: ['to'] },
  )
  .map((each) => ({ ...each }));
const VALUES = fc
  .record(
    {
      'a-text': line,
      'a-long': words,
      'a-yes-no': fc.boolean(),
      'a-choice': choice,
      'a-choices': fc.uniqueArray(choice, { minLength: 1 }),
      'a-day': day,
      'a-moment': moment,
      'a-whole': fc.nat(999_999_999),
      'a-post': fc.constantFrom('CSWO', 'TL-1'),
      'a-council': fc.constantFrom('dundee', 'angus'),
      'a-service': fc.constantFrom('Children and Families', 'Adults'),
      'a-entry': fc.constantFrom('CP-2026-014', 'CPR-2020-001'),
      'a-evidence': fc.uniqueArray(fc.constantFrom('E-2026-0001', 'E-2026-0002', 'E-2025-0042'), { minLength: 1 }),
      notices: fc.array(row, { minLength: 1, maxLength: 4 }),
    },
    { requiredKeys: [] },
  )
  .map((each) => ({ ...each }) as unknown as FieldValues);

const ordered = (values: FieldValues): unknown =>
  Object.fromEntries(
    Object.entries(values).map(([code, value]) => [
      code,
      code === 'a-choices' ? [...(value as string[])].sort() : value,
    ]),
  );

test('what is drawn is read again as it was, whatever the answers', () => {
  fc.assert(
    fc.property(VALUES, (values) => {
      const read = readTyped({ fields: [...FIELDS] }, CODES, typedFrom(sentFrom(draw(writeTyped(FIELDS, values)))));
      assert.deepEqual(read.faults, []);
      assert.deepEqual(ordered(read.values), ordered(values));
    }),
    { numRuns: 200 },
  );
});

test('an empty form is read as no answers, and says nothing wrong', () => {
  assert.deepEqual(readTyped({ fields: [...FIELDS] }, CODES, typedFrom(sentFrom(draw(new Map())))), {
    values: {},
    faults: [],
  });
});

const reading = (pairs: Readonly<Record<string, string>>) =>
  readTyped(
    { fields: [...FIELDS] },
    CODES,
    typedFrom(new Map(Object.entries(pairs).map(([name, value]) => [name, [value]]))),
  );
const said = (pairs: Readonly<Record<string, string>>): (string | undefined)[][] =>
  reading(pairs).faults.map(({ place, message }) => [place.column, message]);

test('a time is that of Scotland; one that never came or came twice is asked about', () => {
  const at = (typedDay: string, time: string, turn = '') =>
    reading({ 'a-moment': typedDay, 'a-moment.time': time, 'a-moment.turn': turn }).values['a-moment'];
  assert.equal(at('2026-07-01', '9.05am'), '2026-07-01T08:05:00.000Z');
  assert.equal(at('2026-11-22', '14:05'), '2026-11-22T14:05:00.000Z');
  // In 2026 the clocks go forward on 29 March and back on 25 October.
  assert.deepEqual(said({ 'a-moment': '2026-03-29', 'a-moment.time': '01:30' }), [
    ['a-moment', 'Clocks in Scotland never showed 01:30 on that day: they went forward past it'],
  ]);
  const twice = { 'a-moment': '2026-10-25', 'a-moment.time': '01:30' };
  assert.deepEqual(said(twice), [['a-moment', 'Clocks in Scotland showed 01:30 twice on that day']]);
  const asked = draw(new Map(Object.entries(twice).map(([name, value]) => [name, [value]])));
  assert.match(asked, /Which of the two\?.*name="entry-a-moment.turn" value="first"/s);
  assert.equal(at('2026-10-25', '01:30', 'first'), '2026-10-25T00:30:00.000Z');
  assert.equal(at('2026-10-25', '01:30', 'second'), '2026-10-25T01:30:00.000Z');
  assert.deepEqual(said({ 'a-moment': '2026-10-25' }), [['a-moment', 'Give the time as well']]);
  assert.deepEqual(said({ 'a-moment.time': '10:00' }), [['a-moment', 'Give the day, with a day, a month and a year']]);
});

test('what cannot be read is told at its field or its cell', () => {
  assert.deepEqual(
    said({
      'a-whole': 'two',
      'a-day': '30 February',
      'a-entry': 'that one',
      'a-yes-no': 'perhaps',
      'notices.2.pages': '1.5',
    }),
    [
      ['a-yes-no', 'It is neither yes nor no'],
      ['a-day', 'This is no day'],
      ['a-whole', 'Give a whole number, in digits'],
      ['a-entry', 'This is no reference of an entry'],
      // The first row was left empty, so that what was typed into the second is the first that is seen.
      ['notices.1.pages', 'Give a whole number, in digits'],
    ],
  );
});

test('a table has two empty rows beyond those filled in, and two more for whoever asks; an emptied row closes up', () => {
  const rowsIn = (html: string): number => html.match(/>Row \d+</g)?.length ?? 0;
  assert.equal(rowsIn(draw(new Map())), 2);
  const filled = new Map([
    ['notices.1.to', ['one']],
    ['notices.3.to', ['two']],
    ['notices.3.words', ['Late']],
  ]);
  assert.equal(rowsIn(draw(filled)), 4);
  assert.equal(rowsIn(draw(new Map([...filled, ['_more', ['notices']]]))), 6);
  assert.match(draw(filled), /name="entry-notices\.2\.words"[^>]*>Late</);
  assert.deepEqual(readTyped({ fields: [...FIELDS] }, CODES, typedFrom(filled)).values['notices'], [
    { to: 'one' },
    { to: 'two', words: 'Late' },
  ]);
});

test('the button for another row stands in its table and leads back to it', () => {
  const html = draw(new Map());
  const table = /<fieldset[^>]* id="entry-notices"[\s\S]*<\/fieldset>/.exec(html)?.[0] ?? '';
  assert.match(table, /<button[^>]* type="submit" name="entry-_more" value="notices" formaction="#entry-notices">/);
});

test('an answer is offered only on the days on which it was one, and stays where it was chosen', () => {
  const on = (when: string, chosen: string[] = []): string[] =>
    choicesOn(choices, when, chosen).map(({ value }) => value);
  assert.deepEqual(on('2021-08-31'), ['one', 'two']);
  assert.deepEqual(on('2021-09-01'), ['one', 'three']);
  assert.deepEqual(on('2021-09-01', ['two']), ['one', 'two', 'three']);
});

test('what a form leaves empty is no longer answered, and what it does not ask for stays', () => {
  assert.deepEqual(afterForm({ a: 'x', b: 'y' }, ['a'], {}), { b: 'y' });
  assert.deepEqual(overForm(['a', 'c'], { c: 1 }), { a: '', c: 1 });
});

test('every label leads to its field, and no id stands twice', () => {
  const html = draw(writeTyped(FIELDS, { notices: [{ to: 'one' }] }), []);
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  assert.deepEqual(ids, [...new Set(ids)]);
  for (const [, target] of html.matchAll(/<label\b[^>]*\sfor="([^"]+)"/g)) assert.ok(ids.includes(target), target);
});
