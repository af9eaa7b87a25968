import type { ComponentChildren, JSX } from 'preact';

import { formatInstant } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { type Crumb, Link, type PageFact, StatusTag, Tabs } from '../../ui/index.ts';
import { councilPage, formPage } from '../site/index.ts';
import { ASSURANCE, SAID } from './addresses.ts';
import { LEVEL_WORDS, type OpinionLevel } from './level.ts';
import { READ_CARE } from './policy.ts';
import type { AssuranceView } from './view.ts';

type AssurancePage = {
  readonly title: string;
  readonly label?: string;
  readonly facts?: readonly PageFact[];
  readonly crumbs?: readonly Crumb[];
  readonly main: ComponentChildren;
};

/** A page about assurance: what became of the last form before its heading, or what must be put right. */
export const assurancePage = (given: AssuranceView, page: AssurancePage): RouteAnswer =>
  formPage(given, SAID, {
    ...page,
    part: 'assurance',
    facts: [...(page.facts ?? []), { term: 'As at', value: formatInstant(given.now) }],
  });

/** The crumb that leads to the framework. */
export const frameworkCrumb = (council: string): Crumb => ({
  words: 'Assurance',
  href: ASSURANCE.framework(council),
});

/** The page for a code that leads to nothing here. */
export const nothingHere = (given: AssuranceView, title: string): RouteAnswer => ({
  kind: 'page',
  status: 404,
  html: councilPage(given.view, {
    figures: false,
    title,
    part: 'assurance',
    crumbs: [frameworkCrumb(given.council)],
    main: (
      <p>
        Check the address, or look in the <Link href={ASSURANCE.framework(given.council)}>assurance framework</Link>.
      </p>
    ),
  }),
});

/** The views of the framework, for those who may see more than one. */
export const FrameworkTabs = (props: {
  readonly given: AssuranceView;
  readonly current: 'framework' | 'owners' | 'quality';
}): JSX.Element | null => {
  const { given, current } = props;
  if (!given.may(READ_CARE)) return null;
  return (
    <Tabs
      label="Views of the framework"
      links={[
        { words: 'Functions', href: ASSURANCE.framework(given.council), current: current === 'framework' },
        { words: 'What asking costs', href: ASSURANCE.owners(given.council), current: current === 'owners' },
        { words: 'Quality', href: ASSURANCE.quality(given.council), current: current === 'quality' },
      ]}
    />
  );
};

/** A level, in its shape and word. */
export const LevelTag = ({ level }: { readonly level: OpinionLevel }): JSX.Element => (
  <StatusTag mark={LEVEL_WORDS[level].mark} words={LEVEL_WORDS[level].words} />
);
