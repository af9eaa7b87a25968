import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';

import { readRegisterType } from '../../src/features/registers/index.ts';
import { projectRoot } from '../../src/platform/files.ts';

const source = join(projectRoot(), 'src');
const packs = join(projectRoot(), 'packs', 'scotland', 'registers');

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : /\.tsx?$/.test(entry.name) ? [path] : [];
  });

const types = readdirSync(packs).flatMap((file) => {
  const read = readRegisterType(JSON.parse(readFileSync(join(packs, file), 'utf8')));
  return read.ok ? [read.value] : [];
});

// Where the type itself is described, checked and merged, and the one place that judges.
const JUDGES = /^features\/registers\/(type\/|publish\/may-publish\.ts)/;
// The demonstration types in what a person would type into a form.
const TYPES_IN = /^entry\/demonstration\//;

const reading = (what: RegExp, may: RegExp): string[] =>
  filesBelow(source)
    .filter((file) => !/\.test\.tsx?$/.test(file) && what.test(readFileSync(file, 'utf8')))
    .map((file) => relative(source, file))
    .filter((file) => !may.test(file));

test('quotations and case studies say by which answers they may be published', () => {
  const publishing = types.filter(({ publication }) => publication !== undefined).map(({ code }) => code);
  assert.deepEqual(publishing.sort(), ['case-study', 'quotation']);
});

test('a register that asks for a consent says what becomes of it', () => {
  const asking = types.filter(({ fields }) => fields.some(({ code }) => code === 'consent-until'));
  assert.deepEqual(
    asking.filter(({ publication }) => publication === undefined).map(({ code }) => code),
    [],
  );
});

test('nothing else reads consent, its scope or its end: one function judges whether words may be published', () => {
  const codes = types.flatMap(({ publication: of }) =>
    of === undefined ? [] : [of.consent, of.scope, of.until, of.harmless.field],
  );
  assert.ok(codes.includes('consent-until'));
  const named = new RegExp(`['"\`](${[...new Set(codes)].join('|')})['"\`]`);
  assert.deepEqual(reading(named, TYPES_IN), []);
  // Whether a register publishes at all is asked in more places; what its parts are is not.
  const parts =
    /publication[?!]?\.(words|consent|scope|until|harmless|in|used|attribution|anything)\b|= (type\.|entry\.)?publication;/;
  assert.deepEqual(reading(parts, JUDGES), []);
});

test('what may be published never leaves the register in its file: none of these words is exported', () => {
  for (const { code, publication, fields } of types) {
    const words = fields.find((field) => field.code === publication?.words);
    assert.notEqual(words?.exported, true, code);
  }
});
