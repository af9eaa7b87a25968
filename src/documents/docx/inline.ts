import { ExternalHyperlink, InternalHyperlink, type ParagraphChild, TextRun } from 'docx';
import { linkTarget } from '../links.ts';
import type { Inline } from '../model.ts';
import type { Paper } from './paper.ts';
import { markRun } from './picture.ts';

const NO_BREAK_SPACE = '\u00a0';

const linkRun = (href: string, text: string, paper: Paper): ParagraphChild => {
  const target = linkTarget(href, paper.headings);
  // A page of the service cannot be reached from a file.
  if (target === null || target.kind === 'page') return new TextRun(text);
  const children = [new TextRun({ text, style: 'Hyperlink' })];
  return target.kind === 'outside'
    ? new ExternalHyperlink({ link: target.href, children })
    : new InternalHyperlink({ anchor: paper.bookmarks.get(target.id) ?? '', children });
};

const runsOf = (inline: Inline, bold: boolean, paper: Paper): ParagraphChild[] => {
  switch (inline.kind) {
    case 'text':
      return [
        new TextRun({
          text: inline.text,
          ...(bold || inline.strong === true ? { bold: true } : {}),
          ...(inline.emphasis === true ? { italics: true } : {}),
        }),
      ];
    case 'figure':
      return [new TextRun(bold ? { text: inline.text, bold } : { text: inline.text })];
    case 'status':
      return [
        markRun(inline.mark, paper),
        new TextRun({ text: NO_BREAK_SPACE + inline.text, ...(bold ? { bold } : {}) }),
      ];
    case 'link':
      return [linkRun(inline.href, inline.text, paper)];
    case 'awaited':
      return [new TextRun({ text: `[${inline.text}]`, style: 'Awaited' })];
  }
};

/** A line of text as runs. `bold` makes all of it bold, as in a total. */
export const lineRuns = (content: readonly Inline[], paper: Paper, bold = false): ParagraphChild[] =>
  content.flatMap((inline) => runsOf(inline, bold, paper));
