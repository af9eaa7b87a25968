import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { projectRoot } from '../../../platform/files.ts';
import { programActor } from '../../access/index.ts';
import type { FieldValues, Revision } from '../entry/entry.ts';
import { readRegisterType } from '../type/check-type.ts';
import { mayPublish, tellOf } from './may-publish.ts';

const read = readRegisterType(
  JSON.parse(readFileSync(join(projectRoot(), 'packs/scotland/registers/quotation.json'), 'utf8')),
);
if (!read.ok) throw new Error(JSON.stringify(read.problem));
const type = read.value;
const law = { rules: [], calendars: new Map(), overrides: [] };

const consented: FieldValues = {
  words: 'Somebody came when I rang (invented)',
  about: 'carer',
  'service-group': 'hscp',
  consent: 'in-writing',
  'consent-to': ['annual-report', 'committee-paper'],
  'consent-until': '2027-06-30',
  reidentification: 'no',
};

const entry = (fields: FieldValues, more: Partial<Revision> = {}) => {
  const revision: Revision = {
    reference: 'QU-2026-001',
    number: 1,
    knownAt: '2026-11-02T10:00:00.000Z',
    type: 'quotation',
    kind: 'moved',
    by: 'consent',
    state: 'consented',
    confidentiality: 'restricted',
    distribution: [],
    caseReference: null,
    service: null,
    fields,
    events: [],
    clocks: [],
    words: null,
    actor: programActor('command line'),
    ...more,
  };
  return { type, law, revisions: [revision] };
};
const without = (field: string): FieldValues =>
  Object.fromEntries(Object.entries(consented).filter(([code]) => code !== field));
const MAY = '2026-12-01T12:00:00.000Z';
const why = (given: ReturnType<typeof entry>, scope = 'annual-report', at = MAY): string => {
  const judged = mayPublish(given, scope, at);
  return judged.may ? `until ${judged.until}` : judged.because;
};

test('words with consent may be published in what it is for, to the last minute of its last day in Scotland', () => {
  // 30 June is in summer time: the day ends in London at 23:00 of Greenwich.
  assert.equal(why(entry(consented), 'annual-report', '2027-06-30T22:59:59.000Z'), 'until 2027-06-30');
  assert.equal(why(entry(consented), 'annual-report', '2027-06-30T23:00:00.000Z'), 'Consent ended on 30 June 2027');
  // 31 December is not.
  const winter = { ...consented, 'consent-until': '2026-12-31' };
  assert.equal(why(entry(winter), 'annual-report', '2026-12-31T23:59:59.000Z'), 'until 2026-12-31');
  assert.equal(why(entry(winter), 'annual-report', '2027-01-01T00:00:00.000Z'), 'Consent ended on 31 December 2026');
});

test('in nothing else, unless consent is for anything', () => {
  assert.equal(why(entry(consented), 'web'), 'Consent was given for something else than this');
  assert.equal(why(entry({ ...consented, 'consent-to': ['any'] }), 'web'), 'until 2027-06-30');
  assert.equal(why(entry(without('consent-to'))), 'Consent was given for something else than this');
});

test('never without consent, without an end, or where somebody could know who it is', () => {
  assert.equal(why(entry(without('consent'))), 'It is not said how consent was given');
  assert.equal(why(entry(without('consent-until'))), 'It is not said until when consent was given');
  assert.equal(why(entry(without('reidentification'))), 'Somebody could know who it is');
  assert.equal(why(entry({ ...consented, reidentification: 'yes' })), 'Somebody could know who it is');
  assert.equal(why(entry({ ...consented, reidentification: 'agreed' })), 'until 2027-06-30');
});

test('never where it was withdrawn, refused, or not asked for yet, though the answers still say yes', () => {
  const stands = (state: string): string => why(entry(consented, { state }));
  assert.equal(stands('consent-withdrawn'), 'Consent withdrawn: may not be used');
  assert.equal(stands('refused'), 'Consent refused');
  assert.equal(stands('collected'), 'Collected: consent to be asked for');
  assert.equal(stands('closed'), 'Taken down everywhere');
  assert.equal(why(entry(consented, { kind: 'withdrawn' })), 'The entry was withdrawn as made in error');
});

test('words that may not be published are not given out, and where they stand already is told', () => {
  const used = [
    { where: 'Annual report 2025/26', on: '2026-11-10' },
    { where: 'Newsletter 3', on: '2026-11-01', 'taken-down-on': '2026-11-20' },
    { where: 'Web page', on: '2026-11-02', 'taken-down-on': '2099-01-01' },
  ];
  const told = (fields: FieldValues, scope: string, more: Partial<Revision> = {}) =>
    tellOf(entry({ ...fields, used }, more), scope, MAY);
  const may = told(consented, 'annual-report');
  assert.equal(may?.words, 'Somebody came when I rang (invented)');
  assert.deepEqual(may?.attribution, ['Carer', 'Health and Social Care Partnership']);
  assert.deepEqual(may?.stillOut, []);
  // Not for the web, and still for the annual report: nothing is to be taken down.
  assert.equal(told(consented, 'web')?.words, null);
  assert.deepEqual(told(consented, 'web')?.stillOut, []);
  const gone = told(consented, 'annual-report', { state: 'consent-withdrawn' });
  assert.equal(gone?.words, null);
  assert.deepEqual(gone?.stillOut, [
    { where: 'Annual report 2025/26', on: '2026-11-10' },
    { where: 'Web page', on: '2026-11-02' },
  ]);
});
