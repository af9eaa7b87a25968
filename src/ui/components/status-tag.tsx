import type { JSX } from 'preact';

import type { Mark, Tone } from '../mark.ts';
import { MarkIcon } from './mark-icon.tsx';

const TONE_CLASSES: Readonly<Record<Tone, string>> = {
  good: 'ds_tag ds_tag--green remit-status',
  caution: 'ds_tag ds_tag--orange remit-status',
  bad: 'ds_tag ds_tag--red remit-status',
  neutral: 'ds_tag ds_tag--grey remit-status',
};

/** A status: its words, with a shape and a colour that repeat them for the eye. */
export const StatusTag = (props: { readonly mark: Mark; readonly words: string }): JSX.Element => (
  <span class={TONE_CLASSES[props.mark.tone]}>
    <MarkIcon shape={props.mark.shape} />
    {props.words}
  </span>
);
