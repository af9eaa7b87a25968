import type { PaperDocument } from '../../documents/model.ts';
import { periodSpan, periodTitle } from '../../kernel/index.ts';
import { numbering } from '../reports/index.ts';
import type { StatementFacts } from './facts.ts';
import { atAGlance } from './paper/at-a-glance.ts';
import { framework, implications, sources } from './paper/closing.ts';
import type { StatementSection } from './paper/context.ts';
import { deputising } from './paper/deputising.ts';
import { functionSections } from './paper/functions.ts';
import { changesNextYear } from './paper/next-year.ts';
import { basis, boxes, cover, purpose, recommendations } from './paper/opening.ts';
import { concerns, risks } from './paper/raised.ts';
import { asAtLine, bannerOf, titleOf } from './titles.ts';

// The recommendations refer to sections by these numbers.
const SECTIONS: readonly StatementSection[] = [
  purpose,
  recommendations,
  basis,
  atAGlance,
  functionSections,
  concerns,
  risks,
  deputising,
  changesNextYear,
  implications,
  sources,
];

/** The Chief Social Work Officer's yearly statement of assurance as a committee paper with its appendix. The same facts give the same document. */
export const statementPaper = (facts: StatementFacts): PaperDocument => {
  const context = { facts, numbers: numbering() };
  const banner = bannerOf(facts);
  return {
    title: titleOf(facts),
    subtitle: `${periodSpan(facts.year)}${facts.reach.soFar ? ', so far' : ''}`,
    subject: `Statement of assurance, ${periodTitle(facts.year)}`,
    organisation: facts.council.name,
    author: facts.author,
    language: 'en-GB',
    ...(banner === null ? {} : { banner }),
    footer: asAtLine(facts),
    instant: facts.asAt,
    blocks: [
      ...cover(context),
      ...boxes(context),
      ...SECTIONS.flatMap((section, index) => section(String(index + 1), context)),
      ...framework(context),
    ],
  };
};
