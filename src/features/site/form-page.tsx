import type { ComponentChildren } from 'preact';

import type { RouteAnswer } from '../../platform/http/index.ts';
import { ErrorSummary, Notice } from '../../ui/index.ts';
import type { AppRequest } from './app-route.ts';
import { type Again, errorsOf } from './asked-again.ts';
import type { CouncilView } from './council-view.ts';
import { councilPage, type FramedPage } from './frame.tsx';

/** What a page with forms stands on: the request, whose address says what was just done, and a form of it that was not taken. */
export type FormPageOf = { readonly view: CouncilView; readonly request: AppRequest; readonly again: Again | null };

export type FormPage = Omit<FramedPage, 'before' | 'hasErrors'> & {
  /** What comes next, below what was just done. */
  readonly next?: ComponentChildren;
  /** Beside what was just done or must be put right, always. */
  readonly notice?: ComponentChildren;
};

/**
 * A page of a council with forms on it: before its heading what must be put right, or what has just been done, in the words that `said` has for what the
 * address carries. A form that was not taken is answered with 422.
 */
export const formPage = (
  { view, request, again }: FormPageOf,
  said: Readonly<Record<string, string>>,
  { next, notice, ...page }: FormPage,
): RouteAnswer => {
  const errors = errorsOf(again);
  const word = request.query['said'] ?? '';
  const done = Object.hasOwn(said, word) ? said[word] : undefined;
  const told =
    errors.length > 0 ? (
      <ErrorSummary errors={errors} />
    ) : done === undefined ? null : (
      <div class="remit-said">
        <Notice tone="success" title={done}>
          {next}
        </Notice>
      </div>
    );
  const before =
    told === null && notice === undefined ? undefined : (
      <>
        {told}
        {notice}
      </>
    );
  const html = councilPage(view, {
    figures: false,
    ...page,
    ...(before === undefined ? {} : { before }),
    hasErrors: errors.length > 0,
  });
  return { kind: 'page', html, status: errors.length > 0 ? 422 : 200 };
};
