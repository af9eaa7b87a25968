import type { ComponentChildren, JSX } from 'preact';

import { safeHref } from '../address.ts';

export type FormProps = {
  readonly action: string;
  /** Values sent unseen with the form: the token against forgery, the version that was read. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** Sends a file. */
  readonly upload?: boolean;
  readonly children: ComponentChildren;
};

/** A form that changes something: its fields, then its buttons. The server checks it, so the browser does not. */
export const Form = (props: FormProps): JSX.Element => (
  <form
    class="remit-form"
    method="post"
    action={safeHref(props.action)}
    enctype={props.upload === true ? 'multipart/form-data' : undefined}
    novalidate
  >
    {Object.entries(props.hidden ?? {}).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    {props.children}
  </form>
);
