import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block, Cell } from '../model.ts';
import { paperOf, SQUARE_SVG } from '../testing/paper.ts';
import { samplePaper } from '../testing/sample.ts';
import { htmlBody, writeHtml } from './write.ts';

const cell = (text: string): Cell => ({ content: [{ kind: 'text', text }] });
const body = (...blocks: Block[]): string => htmlBody(paperOf(...blocks));

test('the article says who, what and as at when, and nothing more', () => {
  assert.equal(
    htmlBody({ ...paperOf(), subtitle: 'For the committee', banner: 'Draft' }),
    [
      '<article class="remit-paper" lang="en-GB">',
      '<header class="ds_page-header">',
      '<p class="remit-paper__organisation">Example Council</p>',
      '<h1 class="ds_page-header__title">A paper</h1>',
      '<p class="remit-paper__subtitle">For the committee</p>',
      '<p class="remit-paper__banner">Draft</p>',
      '</header>',
      '<footer class="remit-paper__footer"><p>Figures as at 21 November 2026, 23:15</p></footer>',
      '</article>',
    ].join('\n'),
  );
});

test('headings begin below the title and keep their numbers', () => {
  const html = body(
    { kind: 'heading', level: 1, text: 'Purpose', number: '1', id: 'purpose' },
    { kind: 'heading', level: 2, text: 'Why' },
  );
  assert.match(html, /<h2 id="purpose"><span class="remit-number">1<\/span> Purpose<\/h2>\n<h3>Why<\/h3>/);
});

test('a table has a caption, column headers, row headers, and a body for each group', () => {
  const html = body({
    kind: 'table',
    caption: 'Two measures',
    columns: [
      { title: 'Measure', width: 3 },
      { title: 'Value', width: 1, align: 'end' },
    ],
    rows: [
      { cells: [cell('a'), cell('1')] },
      { group: true, cells: [cell('Priority 1')] },
      { total: true, cells: [cell('Total'), cell('2')] },
    ],
    notes: ['Counted once a year.'],
  });
  assert.ok(
    html.includes(
      [
        '<table class="ds_table">',
        '<caption>Two measures</caption>',
        '<thead><tr><th scope="col">Measure</th><th scope="col" class="remit-end">Value</th></tr></thead>',
        '<tbody>',
        '<tr><th scope="row">a</th><td class="remit-end">1</td></tr>',
        '</tbody>',
        '<tbody>',
        '<tr class="remit-group"><th scope="rowgroup" colspan="2">Priority 1</th></tr>',
        '<tr class="remit-total"><th scope="row">Total</th><td class="remit-end">2</td></tr>',
        '</tbody>',
        '</table>',
        '<p class="remit-note">Counted once a year.</p>',
      ].join('\n'),
    ),
    html,
  );
});

test('a wide table stands in a region that the keyboard can scroll', () => {
  const columns = ['a', 'b', 'c', 'd', 'e'].map((title) => ({ title, width: 1 }));
  const html = body({ kind: 'table', caption: 'Wide', columns, rows: [] });
  assert.match(html, /<div class="remit-scroll" role="region" aria-label="Wide" tabindex="0">\n<table/);
});

test('a picture is one image with its words, its own size and its own ids', () => {
  const svg =
    '<svg width="1" height="1" role="img" aria-labelledby="t d"><title id="t">x</title><path id="d" clip-path="url(#t)"/><use href="#d"/></svg>';
  const html = body({ kind: 'picture', caption: 'Figure', picture: { svg, alt: 'A "line"', width: 40, height: 10 } });
  assert.ok(
    html.includes(
      '<figure class="remit-chart"><span class="remit-picture" role="img" aria-label="A &quot;line&quot;">' +
        '<svg width="40" height="10" aria-hidden="true" focusable="false"><title id="picture-1-t">x</title>' +
        '<path id="picture-1-d" clip-path="url(#picture-1-t)"/><use href="#picture-1-d"/></svg></span>' +
        '<figcaption>Figure</figcaption></figure>',
    ),
    html,
  );
});

test('figures carry their source, once on hover and once in the list that everyone can reach', () => {
  const html = body({
    kind: 'paragraph',
    content: [
      { kind: 'figure', text: '83%', source: 'return of May' },
      { kind: 'figure', text: '84%', source: 'return of May' },
      { kind: 'figure', text: '83%', source: 'return of May' },
    ],
  });
  assert.ok(html.includes('<data class="remit-figure" value="83%" title="return of May">83%</data>'));
  assert.ok(
    html.includes(
      '<summary>Where the figures come from</summary>\n<ul>\n<li><strong>83%</strong>, <strong>84%</strong>: return of May</li>\n</ul>',
    ),
  );
});

test('status, awaited text, notice and list', () => {
  const html = body(
    {
      kind: 'paragraph',
      number: '1.1',
      content: [{ kind: 'status', text: 'On track', mark: { shape: 'tick', tone: 'good' } }],
    },
    { kind: 'list', ordered: true, items: [[{ kind: 'awaited', text: 'Awaited from the CEO' }]] },
    {
      kind: 'notice',
      title: 'Two figures disagree',
      tone: 'bad',
      content: [[{ kind: 'text', text: '44 or 46', strong: true }]],
    },
  );
  assert.match(
    html,
    /<p class="remit-numbered"><span class="remit-number">1\.1<\/span> <span class="remit-status remit-status--good"><svg aria-hidden="true"[^>]*>.*<\/svg> On track<\/span><\/p>/,
  );
  assert.ok(
    html.includes(
      '<ol class="remit-indented">\n<li><mark class="remit-awaited">[Awaited from the CEO]</mark></li>\n</ol>',
    ),
  );
  assert.ok(html.includes('role="note" aria-label="Two figures disagree"'));
  assert.ok(html.includes('<p><strong>44 or 46</strong></p>'));
});

test('a page of the service is linked from the service only, and a dangerous address nowhere', () => {
  const paper = paperOf({
    kind: 'paragraph',
    content: [
      { kind: 'link', text: 'measure', href: '/measures/x' },
      { kind: 'link', text: 'bad', href: 'javascript:alert(1)' },
      { kind: 'link', text: 'law', href: 'https://example.org/?a=1&b=2' },
    ],
  });
  assert.ok(
    htmlBody(paper).includes(
      '<a class="ds_link" href="/measures/x">measure</a>bad<a class="ds_link" href="https://example.org/?a=1&amp;b=2">law</a>',
    ),
  );
  assert.ok(writeHtml(paper).includes('<p>measurebad<a'));
});

test('the page that stands alone is whole: language, title, nothing fetched, no script', () => {
  const page = writeHtml(
    paperOf({ kind: 'picture', caption: 'c', picture: { svg: SQUARE_SVG, alt: 'A square', width: 8, height: 8 } }),
  );
  assert.match(page, /^<!DOCTYPE html>\n<html lang="en-GB">\n/);
  assert.ok(page.includes('<title>A paper – Example Council</title>'));
  assert.doesNotMatch(page, /<script|<link|<img|@import|url\(/);
});

test('the article has no inline style, so that a strict content policy holds', () => {
  assert.doesNotMatch(htmlBody(samplePaper(12)), /\sstyle=|<style/);
});

test('equal papers give equal pages', () => {
  assert.equal(writeHtml(samplePaper(12)), writeHtml(samplePaper(12)));
});
