import type { JSX } from 'preact';

import { Link } from './link.tsx';

export type ButtonProps = {
  readonly words: string;
  readonly secondary?: boolean;
  readonly small?: boolean;
  /** What the form says was pressed, where it has more than one button. */
  readonly name?: string;
  readonly value?: string;
};

const kindOf = (props: { readonly secondary?: boolean; readonly small?: boolean }): string =>
  `ds_button${props.secondary === true ? ' ds_button--secondary' : ''}${props.small === true ? ' ds_button--small' : ''}`;

/** Sends its form. */
export const Button = (props: ButtonProps): JSX.Element => (
  <button class={kindOf(props)} type="submit" name={props.name} value={props.value}>
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
