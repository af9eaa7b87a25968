import type { PaperDocument } from '../../documents/model.ts';
import { type Fault, fail, formatInstant, ok, type Result } from '../../kernel/index.ts';
import { checkTotals } from '../plans/index.ts';
import { achievements } from './paper/achievements.ts';
import { atAGlance } from './paper/at-a-glance.ts';
import { appendices, authorApprover, backgroundPapers, governanceAssurance } from './paper/closing.ts';
import { considerations } from './paper/considerations.ts';
import type { PaperContext, SectionBuilder } from './paper/context.ts';
import { cover } from './paper/cover.ts';
import { draftBoxes, draftTitle } from './paper/draft-box.ts';
import { exceptions } from './paper/exceptions.ts';
import { numbering } from './paper/numbering.ts';
import { recommendations } from './paper/recommendations.ts';
import { statedSection, writtenSection } from './paper/written.ts';
import type { PaperFacts } from './paper-facts.ts';
import { readTemplate, type SectionKind } from './template.ts';
import { paperTitles, placeholderValues } from './titles.ts';
import { awaitedTexts, wantedTexts } from './wanted-texts.ts';

const SECTIONS: Record<SectionKind, SectionBuilder> = {
  purpose: statedSection,
  recommendations,
  considerations,
  achievements,
  'financial-implications': writtenSection,
  'policy-implications': writtenSection,
  risk: writtenSection,
  'governance-assurance': governanceAssurance,
  'impact-assessment': writtenSection,
  'author-approver': authorApprover,
  appendices,
  'background-papers': backgroundPapers,
  'at-a-glance': atAGlance,
  exceptions,
};

/** The line at the foot of every page, and of every other output of an assessment. */
export const asAtLine = ({ asAt }: Pick<PaperFacts, 'asAt'>): string => `Figures as at ${formatInstant(asAt)}`;

/**
 * The Chief Social Work Officer's assessment as a committee paper with its two appendices. The same facts give the same document.
 * Refused with `paper.total` where the summary does not add up to the plan's register, and with `paper.template` where the
 * template has an unknown kind of section or placeholder; no paper is made then.
 */
export const assessmentPaper = (facts: PaperFacts): Result<PaperDocument, Fault[]> => {
  const totals = checkTotals(facts.assessment, facts.plan.measures);
  if (!totals.ok) return fail([totals.problem]);
  const template = readTemplate(facts.template);
  if (!template.ok) return template;

  const values = placeholderValues(facts);
  const context: PaperContext = {
    facts,
    template: template.value,
    values,
    numbers: numbering(),
    wanted: new Map(wantedTexts(facts, template.value).map((wanted) => [wanted.place, wanted])),
  };
  const { title, subtitle } = paperTitles(facts, template.value, values);
  const draft = draftTitle(awaitedTexts(facts, template.value));
  const banner = [...facts.notices.map((notice) => notice.text), ...(draft === null ? [] : [draft])].join(' ');
  return ok({
    title,
    ...(subtitle === null ? {} : { subtitle }),
    subject: `Assessment of ${facts.plan.title}, ${values.period}`,
    organisation: facts.council.name,
    author: values.author,
    language: 'en-GB',
    ...(banner === '' ? {} : { banner }),
    footer: asAtLine(facts),
    instant: facts.asAt,
    blocks: [
      ...cover(context),
      ...draftBoxes(context),
      ...template.value.sections.flatMap((section) => SECTIONS[section.kind](section, context)),
    ],
  });
};
