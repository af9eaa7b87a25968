import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guardStatement } from './statement-guard.ts';

test('work on rows is let through', () => {
  for (const statement of [
    'select 1',
    '\n    with a as (select 1) select * from a',
    '(select 1) union (select 2)',
    'INSERT INTO post values ($1)',
    'savepoint before_row',
    'rollback to savepoint before_row',
  ])
    assert.doesNotThrow(() => guardStatement(statement), statement);
});

test('what could change who is asking is refused', () => {
  for (const statement of [
    'reset role',
    'set role postgres',
    ' SET SESSION AUTHORIZATION DEFAULT',
    'set local remit.council = other',
    'commit',
    'rollback',
    'begin',
    'discard all',
    'do $$ begin perform 1; end $$',
    '/* a remark */ reset role',
    '-- a remark\nreset role',
    "select set_config('role', 'none', true)",
    "select SET_CONFIG('remit.council', 'other', true)",
    `select u&"set\\005fconfig"('role', 'none', true)`,
    "select query_to_xml('select 1', true, true, '')",
    "select * from ts_stat('select 1')",
    'copy post to program $1',
    'truncate post',
    'alter table post disable row level security',
  ])
    assert.throws(() => guardStatement(statement), /Refused/, statement);
});
