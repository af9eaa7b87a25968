import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decimal } from '../../kernel/index.ts';
import { decoderOf, encodeValue } from './values.ts';

test('parameters travel as text', () => {
  const cases: [unknown, string | null][] = [
    ['plain', 'plain'],
    ['', ''],
    [null, null],
    [0.5, '0.5'],
    [9007199254740993n, '9007199254740993'],
    [true, 'true'],
    [{ a: ['b'] }, '{"a":["b"]}'],
    [['a', null, 'b"c\\'], '{"a",NULL,"b\\"c\\\\"}'],
    [[[1, 2], [3]], '{{"1","2"},{"3"}}'],
    [[], '{}'],
    [new Uint8Array([0, 255]), '\\x00ff'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
  ];
  for (const [value, text] of cases) assert.equal(encodeValue(value), text);
});

test('what has no form in the database is refused', () => {
  for (const value of [undefined, () => 1, Symbol('x'), decimal('1.5'), new Map()])
    assert.throws(() => encodeValue(value), TypeError);
});

test('columns become values', () => {
  const cases: [number, string, unknown][] = [
    [16, 't', true],
    [16, 'f', false],
    [20, '42', 42],
    [20, '9007199254740993', 9007199254740993n],
    [23, '-7', -7],
    [701, '1.5e-05', 0.000015],
    [1700, '0.903143585000000000000001', '0.903143585000000000000001'],
    [1082, '2020-03-31', '2020-03-31'],
    [1184, '2026-11-21 23:15:43+00', '2026-11-21T23:15:43.000Z'],
    [1184, '2026-06-21 23:15:43.123456+01', '2026-06-21T22:15:43.123Z'],
    [1184, '2026-06-21 05:30:00+05:30', '2026-06-21T00:00:00.000Z'],
    [1184, 'infinity', 'infinity'],
    [3802, '{"a": 1}', { a: 1 }],
    [17, '\\x00ff', new Uint8Array([0, 255])],
    [3904, '[1,5)', '[1,5)'],
    [1009, '{a,NULL,"b,\\"c\\\\","NULL",""}', ['a', null, 'b,"c\\', 'NULL', '']],
    [
      1007,
      '{{1,2},{3,4}}',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [1007, '[0:1]={1,2}', [1, 2]],
    [1009, '{}', []],
    [1185, '{"2026-11-21 23:15:43+00"}', ['2026-11-21T23:15:43.000Z']],
    [1231, '{1.50,NULL}', ['1.50', null]],
  ];
  for (const [type, text, value] of cases) assert.deepEqual(decoderOf(type)(text), value);
});

test('a list of any texts comes back as it went', () => {
  const list = fc.array(fc.option(fc.string({ unit: 'grapheme' })));
  fc.assert(fc.property(list, (values) => assert.deepEqual(decoderOf(1009)(encodeValue(values) ?? ''), values)));
});
