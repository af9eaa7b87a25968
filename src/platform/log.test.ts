import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLog, type LogLevel, type LogStyle } from './log.ts';

const linesOf = (level: LogLevel, style: LogStyle, use: (log: ReturnType<typeof createLog>) => void): string[] => {
  const lines: string[] = [];
  use(createLog({ level, style, clock: () => '2026-11-21T09:00:00.000Z', write: (line) => lines.push(line) }));
  return lines;
};

test('a JSON line carries the time, the level, the sentence and the ids', () => {
  const lines = linesOf('info', 'json', (log) => log.info('Return accepted', { council: 'dundee', rows: 3 }));
  assert.deepEqual(lines, [
    '{"council":"dundee","rows":3,"time":"2026-11-21T09:00:00.000Z","level":"info","message":"Return accepted"}\n',
  ]);
});

test('a pretty line is one plain line', () => {
  const lines = linesOf('debug', 'pretty', (log) => log.warn('Retried\n  once', { job: 'a\nb', done: true }));
  assert.deepEqual(lines, ['2026-11-21T09:00:00.000Z warn  Retried once job="a\\nb" done=true\n']);
});

test('lines below the level are left out', () => {
  const lines = linesOf('warn', 'pretty', (log) => {
    log.error('one');
    log.warn('two');
    log.info('three');
    log.debug('four');
  });
  assert.deepEqual(lines, ['2026-11-21T09:00:00.000Z error one\n', '2026-11-21T09:00:00.000Z warn  two\n']);
});

test('an id cannot pose as the level of the line', () => {
  const [line = ''] = linesOf('info', 'json', (log) => log.info('Hello', { level: 'error' }));
  assert.equal(JSON.parse(line).level, 'info');
});
