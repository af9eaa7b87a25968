import type { JSX } from 'preact';

import { SHAPE_PATHS, type StatusShape } from '../mark.ts';

/** The shape of a status, in the colour of the words beside it and hidden from screen readers, who have the words. */
export const MarkIcon = (props: { readonly shape: StatusShape }): JSX.Element => (
  <svg class="remit-mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <path d={SHAPE_PATHS[props.shape]} fill="currentColor" fill-rule="evenodd" />
  </svg>
);
