import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { projectRoot } from '../../src/platform/files.ts';

// Every number of levels 1 and 2 of the OWASP Application Security Verification Standard 5.0.0, by section: those of level 1, then those of
// level 2. 70 and 183 in all. https://github.com/OWASP/ASVS/tree/master/5.0/docs_en
const SECTIONS: Readonly<Record<string, readonly [one: string, two: string]>> = {
  '1.1': ['', '1-2'],
  '1.2': ['1-5', '6-9'],
  '1.3': ['1-2', '3-11'],
  '1.4': ['', '1-3'],
  '1.5': ['1', '2'],
  '2.1': ['1', '2-3'],
  '2.2': ['1-2', '3'],
  '2.3': ['1', '2-4'],
  '2.4': ['', '1'],
  '3.2': ['1-2', ''],
  '3.3': ['1', '2-4'],
  '3.4': ['1-2', '3-6'],
  '3.5': ['1-3', '4-5'],
  '3.7': ['', '1-2'],
  '4.1': ['1', '2-3'],
  '4.2': ['', '1'],
  '4.3': ['', '1-2'],
  '4.4': ['1', '2-4'],
  '5.1': ['', '1'],
  '5.2': ['1-2', '3'],
  '5.3': ['1-2', ''],
  '5.4': ['', '1-3'],
  '6.1': ['1', '2-3'],
  '6.2': ['1-8', '9-12'],
  '6.3': ['1-2', '3-4'],
  '6.4': ['1-2', '3-4'],
  '6.5': ['', '1-5'],
  '6.6': ['', '1-3'],
  '6.8': ['', '1-4'],
  '7.1': ['', '1-3'],
  '7.2': ['1-4', ''],
  '7.3': ['', '1-2'],
  '7.4': ['1-2', '3-5'],
  '7.5': ['', '1-2'],
  '7.6': ['', '1-2'],
  '8.1': ['1', '2'],
  '8.2': ['1-2', '3'],
  '8.3': ['1', ''],
  '8.4': ['', '1'],
  '9.1': ['1-3', ''],
  '9.2': ['1', '2-4'],
  '10.1': ['', '1-2'],
  '10.2': ['', '1-2'],
  '10.3': ['', '1-4'],
  '10.4': ['1-5', '6-11'],
  '10.5': ['', '1-5'],
  '10.6': ['', '1-2'],
  '10.7': ['', '1-3'],
  '11.1': ['', '1-2'],
  '11.2': ['', '1-3'],
  '11.3': ['1-2', '3'],
  '11.4': ['1', '2-4'],
  '11.5': ['', '1'],
  '11.6': ['', '1'],
  '12.1': ['1', '2-3'],
  '12.2': ['1-2', ''],
  '12.3': ['', '1-4'],
  '13.1': ['', '1'],
  '13.2': ['', '1-5'],
  '13.3': ['', '1-2'],
  '13.4': ['1', '2-5'],
  '14.1': ['', '1-2'],
  '14.2': ['1', '2-4'],
  '14.3': ['1', '2-3'],
  '15.1': ['1', '2-3'],
  '15.2': ['1', '2-3'],
  '15.3': ['1', '2-7'],
  '16.1': ['', '1'],
  '16.2': ['', '1-5'],
  '16.3': ['', '1-4'],
  '16.4': ['', '1-3'],
  '16.5': ['', '1-3'],
  '17.1': ['', '1'],
  '17.2': ['', '1-4'],
  '17.3': ['', '1-2'],
};

const ANSWERS = ['met', 'partly', 'not met', 'does not apply'];

const spread = (span: string): number[] => {
  if (span === '') return [];
  const [first = 0, last = first] = span.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};

const levelled = (section: string, span: string, level: string): [string, string][] =>
  spread(span).map((number) => [`${section}.${number}`, level]);

const LIST = new Map(
  Object.entries(SECTIONS).flatMap(([section, [one, two]]) => [
    ...levelled(section, one, '1'),
    ...levelled(section, two, '2'),
  ]),
);

const page = (name: string): string => readFileSync(join(projectRoot(), 'docs', 'operate', name), 'utf8');

const cellsOf = (line: string): string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());

const POINTS = page('asvs.md')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map(cellsOf)
  .map(([number = '', level = '', asks = '', answer = '', how = '']) => ({ number, level, asks, answer, how }));

// What stands between backticks and has a slash is a path of this repository, unless it is an address or a type.
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`((?:src|test|docs|migrations|packs|scripts|deploy|bin)\/[^`*]*)`/g)].map(([, path = '']) => path);

const missingIn = (text: string): string[] => pathsIn(text).filter((path) => !existsSync(join(projectRoot(), path)));

// Links to other pages of the repository. The table of addresses is made from the code as everything in docs/reference is.
const GENERATED = ['../reference/access.md'];

const deadLinksIn = (text: string): string[] =>
  [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)]
    .map(([, path = '']) => path)
    .filter((path) => !GENERATED.includes(path) && !existsSync(join(projectRoot(), 'docs', 'operate', path)));

test('the list has 70 points of level 1 and 183 of level 2', () => {
  const levels = [...LIST.values()];
  assert.equal(levels.filter((level) => level === '1').length, 70);
  assert.equal(levels.filter((level) => level === '2').length, 183);
});

test('every point of the list stands on the page once, with its level', () => {
  const told = POINTS.map(({ number, level }) => [number, level]);
  assert.deepEqual(
    told,
    [...LIST].map(([number, level]) => [number, level]),
  );
});

test('every point has one of the four answers, and says how or what is missing', () => {
  for (const { number, asks, answer, how } of POINTS) {
    assert.ok(ANSWERS.includes(answer), `${number}: ${answer}`);
    assert.notEqual(asks, '', number);
    assert.notEqual(how, '', number);
  }
});

test('what is met names a file that shows it', () => {
  for (const { number, answer, how } of POINTS) {
    if (answer === 'met') assert.ok(/`[\w./-]+\.(ts|tsx|sql|md|json)`/.test(how) || /`src\/`/.test(how), number);
  }
});

test('the counts at the head are those of the page', () => {
  for (const answer of ANSWERS) {
    const [, stated] = new RegExp(`^\\| ${answer} \\|.*\\| (\\d+) \\|$`, 'm').exec(page('asvs.md')) ?? [];
    assert.equal(Number(stated), POINTS.filter((point) => point.answer === answer).length, answer);
  }
});

for (const name of ['asvs.md', 'security.md', 'dpia.md']) {
  test(`${name}: every file that is named exists`, () => {
    assert.deepEqual(missingIn(page(name)), []);
    assert.deepEqual(deadLinksIn(page(name)), []);
  });

  test(`${name}: every row of a table has as many cells as its head`, () => {
    let width = 0;
    for (const line of page(name).split('\n')) {
      if (!line.startsWith('|')) width = 0;
      else if (width === 0) width = cellsOf(line).length;
      else assert.equal(cellsOf(line).length, width, line);
    }
  });
}
