import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkTarget } from './links.ts';

const headings = new Set(['exceptions']);

test('web and mail addresses lead outside', () => {
  assert.deepEqual(linkTarget('https://example.org/a?b=1&c=2', headings), {
    kind: 'outside',
    href: 'https://example.org/a?b=1&c=2',
  });
  assert.deepEqual(linkTarget('mailto:clerk@example.org', headings), {
    kind: 'outside',
    href: 'mailto:clerk@example.org',
  });
});

test('a known heading and a page of the service are told apart', () => {
  assert.deepEqual(linkTarget('#exceptions', headings), { kind: 'heading', id: 'exceptions' });
  assert.deepEqual(linkTarget('/measures/x', headings), { kind: 'page', href: '/measures/x' });
});

test('anything else is not followed', () => {
  for (const href of [
    'javascript:alert(1)',
    ' javascript:x',
    'data:text/html,x',
    '//example.org',
    '/\\example.org',
    '#nowhere',
    'https://a b',
    '',
  ])
    assert.equal(linkTarget(href, headings), null, href);
});
