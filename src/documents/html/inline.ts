import { linkTarget } from '../links.ts';
import type { Inline } from '../model.ts';
import { markSvg } from '../status-mark.ts';
import { escaped } from './escape.ts';

const MARK_SIZE = 16;

/** What the pieces of one page share: which headings can be reached, whether pages of the service can, the figures met so far. */
export type Page = {
  readonly headings: ReadonlySet<string>;
  readonly inService: boolean;
  /** Each figure's source, with the figures that come from it, in the order met. */
  readonly sources: Map<string, string[]>;
  pictures: number;
};

const followed = (href: string, text: string, page: Page): string => {
  const target = linkTarget(href, page.headings);
  if (target === null || (target.kind === 'page' && !page.inService)) return escaped(text);
  const address = target.kind === 'heading' ? `#${target.id}` : target.href;
  return `<a class="ds_link" href="${escaped(address)}">${escaped(text)}</a>`;
};

const inlineHtml = (inline: Inline, page: Page): string => {
  const text = escaped(inline.text);
  switch (inline.kind) {
    case 'text': {
      const strong = inline.strong === true ? `<strong>${text}</strong>` : text;
      return inline.emphasis === true ? `<em>${strong}</em>` : strong;
    }
    case 'figure': {
      const met = page.sources.get(inline.source);
      if (met === undefined) page.sources.set(inline.source, [inline.text]);
      else if (!met.includes(inline.text)) met.push(inline.text);
      return `<data class="remit-figure" value="${text}" title="${escaped(inline.source)}">${text}</data>`;
    }
    case 'status': {
      const mark = markSvg(inline.mark, MARK_SIZE).replace('<svg', '<svg aria-hidden="true" focusable="false"');
      return `<span class="remit-status remit-status--${inline.mark.tone}">${mark} ${text}</span>`;
    }
    case 'link':
      return followed(inline.href, inline.text, page);
    case 'awaited':
      return `<mark class="remit-awaited">[${text}]</mark>`;
  }
};

/** A line of text, escaped. Notes the figures it meets in `page.sources`. */
export const lineHtml = (content: readonly Inline[], page: Page): string =>
  content.map((inline) => inlineHtml(inline, page)).join('');
