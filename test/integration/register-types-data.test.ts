import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { csvRows } from '../../scripts/csv-text.ts';
import { checkoutFolder, readPackFile } from '../../scripts/pack-folder.ts';
import {
  faultsOfAddition,
  heldTypes,
  type RegisterType,
  readAddition,
  readRegisterType,
  sourceInWords,
  typeInWords,
} from '../../src/features/registers/index.ts';
import { COUNCIL_PACKS, filesOf, table } from './packs-data-tables.ts';

const types: RegisterType[] = filesOf('scotland')
  .filter((file) => file.startsWith('registers/'))
  .map((file) => {
    const read = readRegisterType(JSON.parse(readPackFile('scotland', file)));
    if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.problem)}`);
    assert.equal(`registers/${read.value.code}.json`, file);
    return read.value;
  });

const RULE_COLUMNS = [
  'id',
  'register_types',
  'triggers',
  'since',
  'needs',
  'unless',
  'lapse_state',
  'lapse_event',
  'met_by',
  'stops',
  'pauses',
  'restarts',
] as const;

const rules = (): Record<(typeof RULE_COLUMNS)[number], string>[] => {
  const text = readPackFile('scotland', 'clock-rules.csv');
  const headings = text.slice(0, text.indexOf('\n')).split(',');
  return csvRows(text, headings) as unknown as Record<(typeof RULE_COLUMNS)[number], string>[];
};

const listed = (text: string): string[] =>
  text
    .split(/[;>]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

test('every kind of event that the issue names has its register', () => {
  assert.deepEqual(types.map(({ code }) => code).sort(), [
    'adult-protection-order',
    'care-inspectorate-complaint',
    'case-file-audit',
    'case-file-reading',
    'case-study',
    'child-protection-order',
    'complaint',
    'compliment',
    'drug-treatment-testing-order',
    'duty-of-candour',
    'emergency-transfer',
    'feedback-score',
    'guardianship',
    'information-request',
    'inspection',
    'large-scale-investigation',
    'learning-review',
    'looked-after-child-death',
    'mappa-review',
    'mental-health-order',
    'quotation',
    'registration-exception',
    'secure-accommodation-authorised',
    'secure-accommodation-unauthorised',
    'service-review',
    'social-circumstances-report',
    'sssc-referral',
    'supervised-release-breach',
    'workforce-case',
  ]);
});

test('every event by which a clock of a register starts, stops or is met is an event of that register', () => {
  const missing: string[] = [];
  let held = 0;
  for (const rule of rules()) {
    for (const type of types.filter(({ code }) => listed(rule.register_types).includes(code))) {
      const { triggers, since, needs, unless, met_by, stops, pauses, restarts } = rule;
      const named = [triggers, since, needs, unless, met_by, stops, pauses, restarts].flatMap(listed);
      const lapses = type.states.some(({ lapseOf }) => lapseOf?.includes(rule.id) === true);
      const events = named
        .filter((each) => !/^(clock|end|running):/.test(each))
        .map((each) => each.replace(/^.*:/, ''));
      for (const event of [...events, ...(lapses ? [rule.lapse_event] : [])]) {
        held += 1;
        if (!type.events.some(({ code }) => code === event)) missing.push(`${type.code} ${rule.id} ${event}`);
      }
    }
  }
  assert.deepEqual(missing, []);
  assert.ok(held > 200, `${held} held`);
});

test('a lapse that changes the state has its state, and one that ends a right leaves the entry where it is', () => {
  for (const rule of rules().filter(({ lapse_state }) => lapse_state !== '')) {
    for (const type of types.filter(({ code }) => listed(rule.register_types).includes(code))) {
      const moves = type.states.some(({ lapseOf }) => lapseOf?.includes(rule.id) === true);
      assert.equal(moves, !/-(right|time)-ended$/.test(rule.lapse_state), `${type.code} ${rule.id}`);
    }
  }
});

test('a clock rule that a register names is a rule of that register', () => {
  const known = new Set(
    rules().flatMap(({ id, register_types }) => listed(register_types).map((type) => `${type} ${id}`)),
  );
  const unknown = types.flatMap((type) => {
    const needs = type.moves.flatMap((move) => move.needs.map((each) => ('when' in each ? each.need : each)));
    const named = [
      ...type.states.flatMap(({ lapseOf = [] }) => lapseOf),
      ...type.fields.flatMap(({ sets }) => sets?.rules ?? []),
      ...type.counts.flatMap(({ clocks = [], extensions = [] }) => [...clocks, ...extensions]),
      ...needs.flatMap((need) => ('running' in need ? [need.running] : 'rolling' in need ? [need.rolling] : [])),
    ];
    return named.map((rule) => `${type.code} ${rule}`).filter((each) => !known.has(each));
  });
  assert.deepEqual(unknown, []);
});

test('every measure is one that a pack has, or is said to be new', () => {
  const known = new Set(COUNCIL_PACKS.flatMap((pack) => table(pack, 'measures.csv').map(({ code }) => code)));
  const unknown = types.flatMap((type) =>
    type.counts
      .filter(({ measure, source }) => known.has(measure) === source.startsWith('ours, new'))
      .map(({ measure }) => `${type.code} ${measure}`),
  );
  assert.deepEqual(unknown, []);
});

test('no two registers give the same reference, and each is kept by a rule that there is', () => {
  const series = types.flatMap(({ letters, confidentiality }) =>
    confidentiality === 'either' ? [letters, `${letters}R`] : [letters],
  );
  assert.deepEqual(series.toSorted(), [...new Set(series)].sort());
  const retention = new Set(table('scotland', 'retention-rules.csv').map(({ code }) => code));
  assert.deepEqual(
    types.filter((type) => type.retention !== undefined && !retention.has(type.retention)).map(({ code }) => code),
    [],
  );
});

test('what is about a person or a member of staff is restricted, and no long answer of it is exported', () => {
  for (const type of types.filter(({ about }) => about === 'person' || about === 'staff')) {
    assert.equal(type.confidentiality, 'restricted', type.code);
    const told = type.fields.filter(({ kind, exported }) => exported === true && (kind === 'long' || kind === 'rows'));
    assert.deepEqual(
      told.map(({ code }) => code),
      [],
      type.code,
    );
  }
});

test('the names of reviews go by the day', () => {
  const kind = types.find(({ code }) => code === 'learning-review')?.fields.find(({ code }) => code === 'kind');
  const offered = (day: string) =>
    (kind?.choices ?? []).filter(({ from = '', to = '9999' }) => from <= day && day < to).map(({ code }) => code);
  assert.deepEqual(offered('2020-01-01'), ['child-icr', 'child-scr', 'adult-icr', 'adult-scr', 'mappa-scr']);
  assert.deepEqual(offered('2026-01-01'), ['child-learning-review', 'adult-learning-review', 'mappa-scr']);
});

test('the example of the README adds to the register of complaints as it says', () => {
  const readme = readFileSync(join(checkoutFolder(), 'packs', 'README.md'), 'utf8');
  const [, file, example = ''] = /```json (\S+)\n([\s\S]*?)\n```/.exec(readme) ?? [];
  assert.equal(file, 'registers/complaint.json');
  const addition = readAddition(JSON.parse(example));
  assert.ok(addition.ok, JSON.stringify(addition));
  const shared = types.find(({ code }) => code === 'complaint');
  assert.ok(shared);
  assert.deepEqual(faultsOfAddition(shared, addition.value), []);
  const held = heldTypes(
    [{ code: 'complaint', definition: shared }],
    [{ code: 'complaint', definition: addition.value }],
  );
  const complaint = held.get('complaint');
  assert.equal(complaint?.fields.at(-1)?.code, 'my-ward');
  assert.ok(complaint?.moves.find(({ code }) => code === 'answer-stage-2')?.from.includes('my-with-expert'));
  const services = complaint?.fields.find(({ code }) => code === 'service-group')?.choices;
  assert.equal(services?.find(({ code }) => code === 'hscp')?.label, 'Adult services');
});

test('no code of our own notes stands in what a reader is told', () => {
  const cited = rules().map((rule) => ({
    id: rule.id,
    version: 1,
    citation: (rule as Record<string, string>)['citation'] ?? '',
  }));
  const isCode = /\b00\d:\d|\bours\b|\brules \d|\bproduct [A-Z]\d|\b[A-Z]{2,4}-\d{2}\b/;
  const told = types.flatMap((type) => {
    const { opening, moves } = typeInWords(type, cited);
    const needs = [...(opening?.needs ?? []), ...moves.flatMap((move) => move.needs)];
    return [
      ...needs.map((need) => ('when' in need ? need.need.because : need.because)),
      ...type.fields.map(({ source }) => sourceInWords(source, cited)),
    ];
  });
  assert.ok(told.length > 300);
  assert.deepEqual(
    told.filter((words) => isCode.test(words)),
    [],
  );
});

test('what the passing of a time brings about stands as a sentence', () => {
  const without = types.flatMap(({ code, states }) =>
    states.flatMap(({ lapseOf, byLaw }) => (lapseOf !== undefined && !/^[A-Z].*\.$/.test(byLaw ?? '') ? [code] : [])),
  );
  assert.deepEqual(without, []);
});
