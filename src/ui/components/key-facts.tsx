import type { ComponentChildren, JSX } from 'preact';

export type KeyFact = { readonly term: string; readonly value: ComponentChildren };

/** Facts and their values, one to a line: owner, definition, source. */
export const KeyFacts = (props: { readonly facts: readonly KeyFact[] }): JSX.Element => (
  <dl class="ds_summary-list ds_summary-list--short-keys">
    {props.facts.map((fact) => (
      <div class="ds_summary-list__item" key={fact.term}>
        <dt class="ds_summary-list__key">{fact.term}</dt>
        <dd class="ds_summary-list__value">{fact.value}</dd>
      </div>
    ))}
  </dl>
);
