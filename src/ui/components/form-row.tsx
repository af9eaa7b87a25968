import type { ComponentChildren, JSX } from 'preact';

/** Small forms, side by side while there is room. */
export const FormRow = (props: { readonly children: ComponentChildren }): JSX.Element => (
  <div class="remit-forms">{props.children}</div>
);
