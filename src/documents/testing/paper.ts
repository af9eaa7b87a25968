import type { Block, PaperDocument } from '../model.ts';

/** The smallest paper around some blocks. */
export const paperOf = (...blocks: Block[]): PaperDocument => ({
  title: 'A paper',
  subject: 'Tests',
  organisation: 'Example Council',
  author: 'Chief Social Work Officer',
  language: 'en-GB',
  footer: 'Figures as at 21 November 2026, 23:15',
  instant: '2026-11-21T23:15:43.000Z',
  blocks,
});

/** A square without words, for tests that need any picture. */
export const SQUARE_SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>';
