import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { preparedStatements } from './prepared.ts';

const ONE = 'select 1 where $1';
const TWO = 'with a as (select 2) select * from a';

describe('statements that are kept prepared', () => {
  test('are sent whole at first, under a name the second time, and by their name from then on', () => {
    const prepared = preparedStatements(10);
    assert.deepEqual(prepared.sendingOf(ONE), { name: '', fresh: true, forget: [] });
    assert.deepEqual(prepared.sendingOf(ONE), { name: 's1', fresh: true, forget: [] });
    assert.deepEqual(prepared.sendingOf(ONE), { name: 's1', fresh: false, forget: [] });
    prepared.sendingOf(TWO);
    assert.deepEqual(prepared.sendingOf(TWO), { name: 's2', fresh: true, forget: [] });
  });

  test('are never what changes a table, moves a cursor or is too long to keep', () => {
    const prepared = preparedStatements(10);
    for (const sql of ['create table a (b int)', 'fetch forward 10 from walk', `select '${'x'.repeat(20_000)}'`]) {
      for (let times = 0; times < 3; times += 1) assert.equal(prepared.sendingOf(sql).name, '');
    }
  });

  test('are no more than so many: the one not asked for longest is forgotten, once', () => {
    const prepared = preparedStatements(2);
    for (const sql of [ONE, ONE, TWO, TWO]) prepared.sendingOf(sql);
    assert.deepEqual(prepared.sendingOf('select 3'), { name: '', fresh: true, forget: ['s1'] });
    assert.deepEqual(prepared.sendingOf('select 3'), { name: 's3', fresh: true, forget: [] });
    assert.deepEqual(prepared.sendingOf(TWO), { name: 's2', fresh: false, forget: [] });
    assert.equal(prepared.sendingOf(ONE).name, '');
  });

  test('begin anew under another name after an error, and the old name is given up', () => {
    const prepared = preparedStatements(10);
    prepared.sendingOf(ONE);
    prepared.failed(ONE, prepared.sendingOf(ONE));
    assert.deepEqual(prepared.sendingOf(ONE), { name: '', fresh: true, forget: ['s1'] });
    assert.deepEqual(prepared.sendingOf(ONE), { name: 's2', fresh: true, forget: [] });
  });

  test('tell again what is to be forgotten where the telling failed', () => {
    const prepared = preparedStatements(1);
    for (const sql of [ONE, ONE]) prepared.sendingOf(sql);
    const sending = prepared.sendingOf(TWO);
    assert.deepEqual(sending.forget, ['s1']);
    prepared.failed(TWO, sending);
    assert.deepEqual(prepared.sendingOf(TWO), { name: 's2', fresh: true, forget: ['s1'] });
  });
});
