import type { JSX } from 'preact';

import { safeHref } from '../address.ts';
import { Link } from './link.tsx';

export type ButtonProps = {
  readonly words: string;
  readonly secondary?: boolean;
  readonly small?: boolean;
  /** What the form says was pressed, where it has more than one button. */
  readonly name?: string;
  readonly value?: string;
  /** Where it sends its form, where that is elsewhere than the form itself: such as to the part of the same page that it changes. */
  readonly to?: string;
};

const kindOf = (props: { readonly secondary?: boolean; readonly small?: boolean }): string =>
  `ds_button${props.secondary === true ? ' ds_button--secondary' : ''}${props.small === true ? ' ds_button--small' : ''}`;

/** Sends its form. */
export const Button = (props: ButtonProps): JSX.Element => (
  <button
    class={kindOf(props)}
    type="submit"
    name={props.name}
    value={props.value}
    formaction={props.to === undefined ? undefined : safeHref(props.to)}
  >
    {props.words}
  </button>
);

/**
 * Stands first in a form that has other buttons before its own: Enter in a field presses the first button of a form, and this is that one. Nobody sees it,
 * comes to it by Tab or hears it, because the form's own button stands where everybody looks for it.
 */
export const EnterPresses = (props: { readonly words: string }): JSX.Element => (
  <button class="visually-hidden" type="submit" tabIndex={-1} aria-hidden="true">
    {props.words}
  </button>
);

/** A link that looks like a button: the one next step of a page. */
export const ButtonLink = (props: {
  readonly words: string;
  readonly href: string;
  readonly secondary?: boolean;
}): JSX.Element => (
  <Link href={props.href} class={kindOf(props)}>
    {props.words}
  </Link>
);
