import type { ComponentChildren, JSX } from 'preact';

import type { StatusShape } from '../mark.ts';
import { MarkIcon } from './mark-icon.tsx';

export type NoticeTone = 'info' | 'warning' | 'error' | 'success';

export type NoticeProps = {
  readonly tone: NoticeTone;
  readonly title: string;
  readonly children?: ComponentChildren;
};

const LOOKS: Readonly<
  Record<NoticeTone, { readonly kind: string; readonly shape: StatusShape; readonly said: string }>
> = {
  info: { kind: 'ds_notification-message ds_notification-message--info', shape: 'ring', said: 'Information' },
  warning: { kind: 'ds_notification-message ds_notification-message--warning', shape: 'triangle', said: 'Warning' },
  error: { kind: 'ds_notification-message ds_notification-message--error', shape: 'cross', said: 'Error' },
  success: { kind: 'ds_notification-message', shape: 'tick', said: 'Done' },
};

/** Something the reader must know before going on. The kind of notice is in its words and its shape as well as its colour. */
export const Notice = (props: NoticeProps): JSX.Element => {
  const { kind, shape, said } = LOOKS[props.tone];
  return (
    <section class={`${kind} remit-notice`} aria-label={said}>
      <span class="ds_notification-message__icon">
        <MarkIcon shape={shape} />
      </span>
      <p class="remit-notice__title">
        <span class="visually-hidden">{said}: </span>
        {props.title}
      </p>
      {props.children === undefined ? null : <div class="ds_notification-message__body">{props.children}</div>}
    </section>
  );
};

/** A passage set apart from the text around it: a definition, a quotation, a rule. */
export const Inset = (props: { readonly children: ComponentChildren }): JSX.Element => (
  <div class="ds_inset-text">
    <div class="ds_inset-text__text">{props.children}</div>
  </div>
);
