import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FaultError } from '../../kernel/index.ts';
import { QueryError, queryFailure } from './query-error.ts';

const failure = { sqlState: '23505', message: 'duplicate key value', constraint: 'post_pkey', table: 'post' };

test('a refused statement keeps its code and its rule', () => {
  const error = queryFailure(failure);
  assert.ok(error instanceof QueryError);
  assert.equal(error.sqlState, '23505');
  assert.equal(error.constraint, 'post_pkey');
});

test('a value that could not be read is not repeated', () => {
  const message = 'invalid input syntax for type integer: "a person\'s name"';
  assert.equal(
    queryFailure({ ...failure, sqlState: '22P02', message }).message,
    'invalid input syntax for type integer',
  );
});

test('a full disk is a fault', () => {
  const error = queryFailure({ ...failure, sqlState: '53100', message: 'could not extend file' });
  assert.ok(error instanceof FaultError);
  assert.equal(error.fault.code, 'database.full');
});
