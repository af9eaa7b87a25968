import type { ComponentChildren } from 'preact';

import type { RouteAnswer } from '../../platform/http/index.ts';
import type { Crumb, PageFact } from '../../ui/index.ts';
import { ADDRESS, councilPage, formPage } from '../site/index.ts';
import type { AnswersView } from './view.ts';

/** What a page says has just been done, by the word that its address carries. */
const SAID: Readonly<Record<string, string>> = {
  given: 'Your answer is kept',
  accepted: 'The answer was accepted',
  returned: 'Your question was sent back to whoever answered',
  concern: 'The concern was raised',
  closed: 'The concern was closed',
};

type AnswersPage = {
  readonly title: string;
  readonly label?: string;
  readonly part: string;
  readonly facts?: readonly PageFact[];
  readonly crumbs?: readonly Crumb[];
  /** What comes next, below what was just done. */
  readonly next?: ComponentChildren;
  readonly main: ComponentChildren;
};

/** A page about answers: what became of the last form before its heading, or what must be put right. */
export const answersPage = (given: AnswersView, page: AnswersPage): RouteAnswer => formPage(given, SAID, page);

export const assuranceCrumb = (council: string): Crumb => ({ words: 'Assurance', href: ADDRESS.assurance(council) });

/** The page for a code under which nothing can be answered. */
export const nothingOwed = (given: AnswersView): RouteAnswer => ({
  kind: 'page',
  status: 404,
  html: councilPage(given.view, {
    figures: false,
    title: 'Nothing is asked for here',
    part: 'owed',
    main: (
      <p>
        Check the address, or look at <a href={ADDRESS.owed(given.council)}>what your post owes</a>.
      </p>
    ),
  }),
});
