import { achievementsPlace } from '../wanted-texts.ts';
import type { SectionBuilder } from './context.ts';
import { named } from './pieces.ts';
import { statedSection, writtenOrAwaited } from './written.ts';

/** One numbered heading for each priority of the plan, with what was achieved under it. */
export const achievements: SectionBuilder = (section, context) => [
  ...statedSection(section, context),
  ...context.facts.priorities.flatMap(({ code, title }) => {
    const number = context.numbers.within(section.number);
    return [
      { kind: 'heading' as const, level: 2 as const, text: named(title, code), ...(number === '' ? {} : { number }) },
      ...writtenOrAwaited(achievementsPlace(code), number, context),
    ];
  }),
];
