import assert from 'node:assert/strict';
import { test } from 'node:test';

import { paperWithin } from './paper-page.tsx';

test('within the page the paper’s own first heading becomes a line, and nothing else is touched', () => {
  assert.equal(
    paperWithin('<article><h1 class="x">A &amp; B</h1><h2>1. Purpose</h2></article>'),
    '<article><p class="remit-paper__title"><strong>A &amp; B</strong></p><h2>1. Purpose</h2></article>',
  );
});
