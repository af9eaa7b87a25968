import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import fc from 'fast-check';

import { projectRoot } from '../../../platform/files.ts';
import type { RegisterType } from '../type/register-type.ts';
import { birthdaysIn, chiNumbersIn, emailsIn, isChiNumber, phonesIn, postcodesIn } from './looks-like.ts';
import { namesIn } from './looks-like-name.ts';
import { personalFaults } from './personal.ts';

const TYPE = {
  title: 'A register of the David Hume Review',
  many: 'Registers',
  states: [],
  events: [],
  fields: [
    { code: 'gist', label: 'Gist', kind: 'long', source: 'ours' },
    { code: 'kind', label: 'Kind', kind: 'choice', source: 'ours', choices: [{ code: 'john-smith', label: 'One' }] },
    {
      code: 'notices',
      label: 'Notices',
      kind: 'rows',
      source: 'ours',
      columns: [
        { code: 'who', label: 'Who', kind: 'text' },
        { code: 'sent', label: 'Sent', kind: 'day' },
      ],
    },
  ],
} as unknown as RegisterType;

const asked = (gist: string): string[] =>
  personalFaults(TYPE, { fields: { gist }, caseReference: null }, false).map(({ message }) => message);

test('each particular of a person is one question at its field', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Lives at DD1 4HN', 'a postcode: DD1 4HN'],
    ['lives at eh15 1ab', 'a postcode: eh15 1ab'],
    ['CHI 0101100000', 'a CHI number: 0101100000'],
    ['Born on 3 May 2012', 'a date of birth: Born on 3 May 2012'],
    ['DOB: 03/05/12', 'a date of birth: DOB: 03/05/12'],
    ['date of birth 2012-05-03', 'a date of birth: date of birth 2012-05-03'],
    ['Write to somebody@example.org', 'an e-mail address: somebody@example.org'],
    ['Ring 01382 433000', 'a telephone number: 01382 433000'],
    ['Ring +44 7700 900123', 'a telephone number: +44 7700 900123'],
    ['Mrs Macbeth complained', 'a name: Mrs Macbeth'],
    ['a letter of Dr. O’Neil', 'a name: Dr. O’Neil'],
    ['Fiona Example was told', 'a name: Fiona Example'],
    ['FIONA EXAMPLE was told', 'a name: FIONA EXAMPLE'],
    ['told J. McExample of it', 'a name: J. McExample'],
    ['told K Example of it', 'a name: K Example'],
  ];
  for (const [text, found] of cases) assert.deepEqual(asked(text), [`This looks like ${found}`], text);
  assert.deepEqual(asked('Fiona Example, DD1 4HN'), [
    'This looks like a postcode: DD1 4HN; and like a name: Fiona Example',
  ]);
});

test('places, bodies, laws, headings and words of the type are no particulars', () => {
  for (const text of [
    'Dumfries and Galloway Council met East Ayrshire Council in Angus on 3 May 2026',
    'Section B Children and Annex C Findings; Category D Complaints',
    'Child B Said so, and child C Agreed',
    'the James Watt Centre and the Andrew Carnegie Trust',
    'M10 1st April, M10 2nd meeting, F1 3rd time',
    'regulation 10(2)(a) of SSI 2013/212, s.83(6) of the 2011 Act',
    'The pre-birth conference was on 3 May 2026, and the child was born in May',
    'Case 1234567890, in the register since 2019',
    'The report of 01-02-2026 and 01.02.2026 at 10:15',
    'after the David Hume Review',
    'I Went there. A Child Protection Order was made. May Day',
    'Chief Social Work Officer; Head of Service, Children and Families; Team Leader (Secure Care)',
  ]) {
    assert.deepEqual(asked(text), [], text);
  }
});

test('a choice is not read, a cell is asked at its place, and whoever looked is not asked again', () => {
  const fields = { kind: 'John Smith', notices: [{ who: 'the child' }, { who: 'Fiona Example', sent: '2026-01-02' }] };
  const found = personalFaults(TYPE, { fields, caseReference: null }, false);
  assert.deepEqual(
    found.map(({ place, code }) => [place.column, code]),
    [['notices.2.who', 'answer.invalid']],
  );
  assert.deepEqual(personalFaults(TYPE, { fields, caseReference: null }, true), []);
});

test('a CHI number is no case reference, whoever looked; the digits of one are no telephone number', () => {
  const columns = (caseReference: string, looked: boolean) =>
    personalFaults(TYPE, { fields: {}, caseReference }, looked).map(({ place, message }) => [place.column, message]);
  const chi = [['case_reference', 'A CHI number is no case reference: 0101100000']];
  assert.deepEqual(columns('0101100000', false), chi);
  assert.deepEqual(columns('0101100000', true), chi);
  assert.deepEqual(columns('01382433000', false), []);
  assert.deepEqual(columns('Fiona Example', false), [['case_reference', 'This looks like a name: Fiona Example']]);
  assert.deepEqual(columns('Fiona Example', true), []);
});

test('ten digits are a CHI number by their day and their check digit alone', () => {
  // 0*10 + 1*9 + 0*8 + 1*7 + 1*6 + 0 + 0 + 0 + 0 = 22 = 2*11, so the check digit is 0 of 11; one other digit breaks it.
  assert.equal(isChiNumber('0101100000'), true);
  assert.equal(isChiNumber('0101100001'), false);
  // 3*10 + 0 + 0 + 2*7: no 30 February, whatever the check digit.
  for (let check = 0; check <= 9; check += 1) assert.equal(isChiNumber(`300210000${check}`), false);
});

test('a single wrong digit is always found by the check digit', () => {
  const digits = fc.integer({ min: 0, max: 999 });
  fc.assert(
    fc.property(digits, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 6, max: 8 }), (serial, other, place) => {
      const first = `150385${String(serial).padStart(3, '0')}`;
      const whole = Array.from({ length: 10 }, (_each, check) => `${first}${check}`).filter(isChiNumber);
      assert.ok(whole.length <= 1);
      for (const chi of whole) {
        const changed = chi.slice(0, place) + other + chi.slice(place + 1);
        assert.equal(isChiNumber(changed), changed === chi);
      }
    }),
  );
});

test('no text is too long or too odd to be read, and reading is quick', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), (text) => {
      for (const find of [namesIn, postcodesIn, chiNumbersIn, phonesIn, emailsIn, birthdaysIn]) {
        for (const each of find(text)) assert.ok(text.includes(each));
      }
    }),
  );
  for (const hard of [
    'A.'.repeat(4000),
    '0 '.repeat(4000),
    'Mr '.repeat(2700),
    'a@'.repeat(4000),
    'Fiona '.repeat(1300),
    '-a'.repeat(4000),
    'born '.repeat(1600),
  ]) {
    const began = performance.now();
    asked(hard);
    assert.ok(performance.now() - began < 500, hard.slice(0, 10));
  }
});

test('a name is told once, whole, however often and by however many signs it is known', () => {
  assert.deepEqual(namesIn('Dr J. Smith met James Brown. Dr J. Smith left.'), ['Dr J. Smith', 'James Brown']);
  // A file of nothing but names: compared each with each, these would keep the whole service waiting for minutes.
  const letters = [...'abcdefghijklmnopqrst'];
  const many = letters.flatMap((a) => letters.flatMap((b) => letters.flatMap((c) => `Mr Xx${a}${b}${c} `.repeat(2))));
  assert.equal(namesIn(many.join('')).length, 8000);
});

const wordsOfPack = (pack: string): string[] => {
  const folder = join(projectRoot(), 'packs', pack);
  return readdirSync(folder)
    .filter((name) => /\.(csv|md)$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
};

test('nothing in the packs, which name no persons, is questioned', () => {
  const found = ['scotland', 'dundee-example', 'invented-example'].flatMap(wordsOfPack).flatMap(asked);
  assert.deepEqual(found, []);
});

const SOURCES = join(projectRoot(), '..', 'shared', 'sources');
const sources = (() => {
  try {
    return readdirSync(SOURCES).filter((name) => name.endsWith('.txt'));
  } catch {
    return [];
  }
})();

test('the public papers, some 340,000 characters, raise at most 20 questions, all of them about persons that they name', {
  skip: sources.length === 0 ? 'the papers (a folder "shared" beside the checkout) are not here' : false,
}, () => {
  const all = sources.map((name) => readFileSync(join(SOURCES, name), 'utf8'));
  const count = (find: (text: string) => string[]): number => all.flatMap(find).length;
  assert.ok(count(namesIn) <= 20, `${count(namesIn)} names`);
  assert.deepEqual([count(postcodesIn), count(chiNumbersIn), count(phonesIn), count(birthdaysIn)], [0, 0, 0, 0]);
});
