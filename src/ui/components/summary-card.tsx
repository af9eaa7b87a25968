import type { ComponentChildren, JSX } from 'preact';

import { Link } from './link.tsx';

export type SummaryCardProps = {
  readonly title: string;
  /** The figure or the few words that answer the card's question. */
  readonly answer: ComponentChildren;
  /** What the answer rests on: its period, its comparison. */
  readonly note?: ComponentChildren;
  /** The page with the detail; the title becomes its link. */
  readonly href?: string;
  /** One below the heading that the cards stand under; 3 unless told. */
  readonly level?: 2 | 3;
};

/** One question and its answer, for the first screen of a page. */
export const SummaryCard = (props: SummaryCardProps): JSX.Element => {
  const Heading = props.level === 2 ? 'h2' : 'h3';
  return (
    <article class="ds_card ds_card--background-secondary remit-card">
      <div class="ds_card__content">
        <Heading class="ds_card__title">
          {props.href === undefined ? props.title : <Link href={props.href}>{props.title}</Link>}
        </Heading>
        <p class="remit-card__answer">{props.answer}</p>
        {props.note === undefined ? null : <p class="remit-card__note">{props.note}</p>}
      </div>
    </article>
  );
};

/** Cards side by side, one below another on a narrow screen. */
export const SummaryCards = (props: { readonly children: ComponentChildren }): JSX.Element => (
  <div class="remit-cards">{props.children}</div>
);
