import { type SectionBuilder, sentencesOf } from './context.ts';
import { paragraph, sectionHeading, text } from './pieces.ts';

/** The first sentence leads in; each later one is a numbered recommendation. */
export const recommendations: SectionBuilder = (section, context) => {
  const [leadIn, ...asks] = sentencesOf(section, context);
  return [
    sectionHeading(section, context),
    ...(leadIn === undefined ? [] : [paragraph([text(leadIn)])]),
    ...asks.map((ask) => paragraph([text(ask)], context.numbers.within(section.number))),
  ];
};
