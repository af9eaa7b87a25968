import type { PaperDocument } from '../model.ts';
import { type ReadyBlock, type ReadyDocument, ready } from '../ready.ts';
import { escaped } from './escape.ts';
import { lineHtml, type Page } from './inline.ts';
import { pictureHtml } from './picture.ts';
import { PAGE_STYLE } from './style.ts';
import { tableHtml } from './table.ts';

const numberHtml = (number: string | undefined): string =>
  number === undefined ? '' : `<span class="remit-number">${escaped(number)}</span> `;

const headingHtml = (block: Extract<ReadyBlock, { kind: 'heading' }>): string => {
  // The title is the page's first heading, so those of the text begin one level below.
  const tag = `h${block.level + 1}`;
  const id = block.id === undefined ? '' : ` id="${escaped(block.id)}"`;
  return `<${tag}${id}>${numberHtml(block.number)}${escaped(block.text)}</${tag}>`;
};

const blockHtml = (block: ReadyBlock, page: Page): string => {
  switch (block.kind) {
    case 'heading':
      return headingHtml(block);
    case 'paragraph': {
      const numbered = block.number === undefined ? '' : ' class="remit-numbered"';
      return `<p${numbered}>${numberHtml(block.number)}${lineHtml(block.content, page)}</p>`;
    }
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const items = block.items.map((item) => `<li>${lineHtml(item, page)}</li>`);
      return `<${tag}${block.indented ? ' class="remit-indented"' : ''}>\n${items.join('\n')}\n</${tag}>`;
    }
    case 'table':
      return tableHtml(block, page);
    case 'picture': {
      page.pictures += 1;
      const picture = pictureHtml(block.picture, page.pictures);
      return `<figure class="remit-chart">${picture}<figcaption>${escaped(block.caption)}</figcaption></figure>`;
    }
    case 'notice': {
      const lines = block.content.map((line) => `<p>${lineHtml(line, page)}</p>`);
      const title = escaped(block.title);
      return [
        `<div class="ds_inset-text remit-notice remit-notice--${block.tone}" role="note" aria-label="${title}">`,
        '<div class="ds_inset-text__text">',
        `<p class="remit-notice__title"><strong>${title}</strong></p>`,
        ...lines,
        '</div>',
        '</div>',
      ].join('\n');
    }
    case 'page-break':
      return '';
  }
};

// A title attribute shows on hover only; the list says the same to a keyboard, a finger and a screen reader.
const sourcesHtml = ({ sources }: Page): string => {
  if (sources.size === 0) return '';
  const items = [...sources].map(
    ([source, figures]) =>
      `<li>${figures.map((figure) => `<strong>${escaped(figure)}</strong>`).join(', ')}: ${escaped(source)}</li>`,
  );
  return [
    '<details class="remit-sources">',
    '<summary>Where the figures come from</summary>',
    '<ul>',
    ...items,
    '</ul>',
    '</details>',
  ].join('\n');
};

const paragraphOf = (className: string, text: string | undefined): string =>
  text === undefined ? '' : `<p class="${className}">${escaped(text)}</p>`;

const articleHtml = (document: ReadyDocument, inService: boolean): string => {
  const page: Page = { headings: document.headings, inService, sources: new Map(), pictures: 0 };
  const blocks = document.blocks.map((block) => blockHtml(block, page));
  return [
    `<article class="remit-paper" lang="${document.language}">`,
    '<header class="ds_page-header">',
    paragraphOf('remit-paper__organisation', document.organisation),
    `<h1 class="ds_page-header__title">${escaped(document.title)}</h1>`,
    paragraphOf('remit-paper__subtitle', document.subtitle),
    paragraphOf('remit-paper__banner', document.banner),
    '</header>',
    ...blocks,
    sourcesHtml(page),
    `<footer class="remit-paper__footer"><p>${escaped(document.footer)}</p></footer>`,
    '</article>',
  ]
    .filter((part) => part !== '')
    .join('\n');
};

/**
 * The document as an `<article>` for a page of the service, in the classes of the Scottish Government Design System, without
 * inline styles. Its first heading is an `<h1>`. Every text is escaped. Throws a `TypeError` where the document is not well
 * formed (see `ready`).
 */
export const htmlBody = (document: PaperDocument): string => articleHtml(ready(document), true);

/** The document as a page that stands alone: one file, no script, nothing fetched. Throws as `htmlBody` does. */
export const writeHtml = (document: PaperDocument): string => {
  const checked = ready(document);
  return [
    '<!DOCTYPE html>',
    `<html lang="${checked.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(checked.title)} – ${escaped(checked.organisation)}</title>`,
    `<meta name="description" content="${escaped(checked.subject)}">`,
    `<meta name="author" content="${escaped(checked.author)}">`,
    `<style>${PAGE_STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    articleHtml(checked, false),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
};
