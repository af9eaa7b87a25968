import type { ComponentChildren, JSX } from 'preact';

export type PageFact = { readonly term: string; readonly value: ComponentChildren };

export type PageHeaderProps = {
  readonly title: string;
  /** What kind of page it is, above the title: "Measure". */
  readonly label?: string;
  /** A few facts below the title: owner, period. */
  readonly facts?: readonly PageFact[];
};

/** The one heading of the first level, with what kind of page this is and a few facts about it. */
export const PageHeader = (props: PageHeaderProps): JSX.Element => (
  <div class="ds_page-header">
    {props.label === undefined ? null : <p class="ds_page-header__label ds_content-label">{props.label}</p>}
    <h1 class="ds_page-header__title">{props.title}</h1>
    {props.facts === undefined || props.facts.length === 0 ? null : (
      <dl class="ds_page-header__metadata ds_metadata">
        {props.facts.map((fact) => (
          <div class="ds_metadata__item" key={fact.term}>
            <dt class="ds_metadata__key">{fact.term}</dt> <dd class="ds_metadata__value">{fact.value}</dd>
          </div>
        ))}
      </dl>
    )}
  </div>
);
