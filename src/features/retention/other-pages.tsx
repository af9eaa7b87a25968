import type { RouteAnswer } from '../../platform/http/index.ts';
import { EmptyState, Link } from '../../ui/index.ts';
import { type CouncilView, councilPage, count } from '../site/index.ts';
import { RETENTION } from './addresses.ts';
import { DueTable, type DueThing } from './list-page.tsx';

/** For a review that there is not, or that the reader may not see: the same page, so that it tells nothing. */
export const missingReview = (view: CouncilView): RouteAnswer => ({
  kind: 'page',
  status: 404,
  html: councilPage(view, {
    figures: false,
    title: 'There is nothing to review here',
    part: 'evidence',
    main: (
      <p>
        Nothing with that code can be reviewed here.{' '}
        <Link href={RETENTION.list(view.council.code)}>See what is due</Link>.
      </p>
    ),
  }),
});

/** The restricted files that are due, after the reason was recorded. */
export const restrictedDuePage = (view: CouncilView, due: readonly DueThing[]): string =>
  councilPage(view, {
    figures: false,
    title: 'Restricted files due for review',
    part: 'evidence',
    crumbs: [{ words: 'What is kept', href: RETENTION.list(view.council.code) }],
    main: (
      <>
        <p>That you opened this list was recorded, with your reason.</p>
        {due.length === 0 ? (
          <EmptyState
            title="No restricted file is due for review"
            purpose="They appear here when their time has passed."
          />
        ) : (
          <DueTable council={view.council.code} due={due} caption={`${count(due.length, 'file')} due for review`} />
        )}
      </>
    ),
  });
