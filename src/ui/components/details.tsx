import type { ComponentChildren, JSX } from 'preact';

export type DetailsProps = {
  readonly summary: string;
  readonly open?: boolean;
  readonly children: ComponentChildren;
};

/** Detail that is one step away. Printed open. */
export const Details = (props: DetailsProps): JSX.Element => (
  <details class="ds_details" open={props.open}>
    <summary class="ds_details__summary">{props.summary}</summary>
    <div class="ds_details__text">{props.children}</div>
  </details>
);
