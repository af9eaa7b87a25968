import type { JSX } from 'preact';

import { Link } from './link.tsx';

export type PaginationProps = {
  /** Names what is paged: "Pages of observations". */
  readonly label: string;
  readonly page: number;
  readonly pages: number;
  readonly hrefOf: (page: number) => string;
};

/** The first, the last, and the neighbours of the page being read; `null` stands for a gap. */
export const pagesShown = (page: number, pages: number): (number | null)[] => {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((each) => each >= 1 && each <= pages);
  return shown.flatMap((each, index) => {
    const previous = shown[index - 1];
    if (previous === undefined || each - previous === 1) return [each];
    // A gap of one page is printed as that page.
    return each - previous === 2 ? [each - 1, each] : [null, each];
  });
};

const Step = (props: { readonly words: string; readonly href: string }): JSX.Element => (
  <li class="ds_pagination__item">
    <Link class="ds_pagination__link ds_pagination__link--text" href={props.href}>
      <span class="ds_pagination__link-label">{props.words}</span>
    </Link>
  </li>
);

/** Leads through a long list. Nothing where one page holds it all. */
export const Pagination = (props: PaginationProps): JSX.Element | null => {
  const { page, pages, hrefOf } = props;
  if (pages <= 1) return null;
  return (
    <nav class="ds_pagination" aria-label={props.label}>
      <ul class="ds_pagination__list">
        {page > 1 ? <Step words="Previous" href={hrefOf(page - 1)} /> : null}
        {pagesShown(page, pages).map((each, index) => (
          <li class="ds_pagination__item" key={each ?? `gap-${index}`} aria-hidden={each === null ? 'true' : undefined}>
            {each === null ? (
              <span class="ds_pagination__link ds_pagination__link--ellipsis">…</span>
            ) : (
              <Link
                class={each === page ? 'ds_pagination__link ds_current' : 'ds_pagination__link'}
                href={hrefOf(each)}
                current={each === page}
                label={`Page ${each}`}
              >
                {each}
              </Link>
            )}
          </li>
        ))}
        {page < pages ? <Step words="Next" href={hrefOf(page + 1)} /> : null}
      </ul>
    </nav>
  );
};
