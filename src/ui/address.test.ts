import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { safeHref, url } from './address.ts';

test('an address is a path with its query, in the order given', () => {
  assert.equal(url('/measures', { status: 'late', page: 2 }), '/measures?status=late&page=2');
  assert.equal(url(['measures', 'ce-exclusion-rate']), '/measures/ce-exclusion-rate');
});

test('what is undefined or empty is left out, and a list is repeated', () => {
  assert.equal(url('/m', { a: undefined, b: '', c: ['x', 'y'], d: false }), '/m?c=x&c=y&d=false');
});

test('a code with signs of its own stays one segment', () => {
  assert.equal(url(['national', 'C&L01/a?b#c']), '/national/C%26L01%2Fa%3Fb%23c');
  assert.equal(url('/a b?c', { q: 'x&y=z' }), '/a%20b%3Fc?q=x%26y%3Dz');
});

test('a path that leads off the site or upwards is refused', () => {
  for (const path of ['//example.org', '/\\example.org', 'https://example.org', 'javascript:alert(1)', '']) {
    assert.throws(() => url(path), TypeError);
  }
  for (const segments of [['..', 'a'], ['.'], ['', 'example.org']]) assert.throws(() => url(segments), TypeError);
});

test('every list of segments comes back as it went in, on the same site', () => {
  const segment = fc.string({ minLength: 1, unit: 'binary' }).filter((text) => text !== '.' && text !== '..');
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), (segments) => {
      const read = new URL(url(segments), 'https://remit.example');
      assert.equal(read.origin, 'https://remit.example');
      assert.deepEqual(read.pathname.split('/').slice(1).map(decodeURIComponent), segments);
    }),
  );
});

test('a link carries addresses of this site and of known kinds, and no others', () => {
  for (const address of ['/a', '/', '#main', '?page=2', 'https://www.gov.scot/', 'mailto:a@example.org', 'tel:0123']) {
    assert.equal(safeHref(address), address);
  }
  for (const address of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//example.org',
    '/\\example.org',
    '/\t/example.org',
    'http://example.org',
    '',
  ]) {
    assert.equal(safeHref(address), undefined, address);
  }
});
