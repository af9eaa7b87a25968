import { BorderStyle, Footer, Header, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { ReadyDocument } from '../ready.ts';
import { RULE } from './look.ts';
import { type Paper, textWidth } from './paper.ts';

const LINE = { style: BorderStyle.SINGLE, size: 4, space: 4, color: RULE } as const;

const tabsTo = (width: number) => ({
  // The style of a council's template may have tab stops of its own at the places Word gives them.
  tabStops: [
    { type: TabStopType.CLEAR, position: 4513 },
    { type: TabStopType.CLEAR, position: 9026 },
    { type: TabStopType.RIGHT, position: width },
  ],
});

/** What runs along the head of each page: the organisation, and the banner at the far end. */
export const runningHead = ({ organisation, banner }: ReadyDocument, landscape: boolean, paper: Paper): Header =>
  new Header({
    children: [
      new Paragraph({
        style: 'Header',
        ...tabsTo(textWidth(paper.sheet, landscape)),
        border: { bottom: LINE },
        children: [
          new TextRun(organisation),
          ...(banner === undefined ? [] : [new TextRun({ children: [new Tab(), banner], bold: true })]),
        ],
      }),
    ],
  });

/** What runs along the foot: the document's own line, and "Page 2 of 7". */
export const runningFoot = ({ footer }: ReadyDocument, landscape: boolean, paper: Paper): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        ...tabsTo(textWidth(paper.sheet, landscape)),
        border: { top: LINE },
        children: [
          new TextRun({
            children: [footer, new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
