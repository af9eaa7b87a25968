import type { JSX } from 'preact';

import { MarkIcon } from '../components/mark-icon.tsx';

export type PageBanner = { readonly text: string; readonly tone: 'info' | 'warning' };

/** A line over every page: "Invented council: every figure is invented". Printed with the page. */
export const Banner = (props: { readonly banner: PageBanner }): JSX.Element => (
  <div class={`remit-banner remit-banner--${props.banner.tone}`}>
    <p class="ds_wrapper remit-banner__text">
      <MarkIcon shape={props.banner.tone === 'warning' ? 'triangle' : 'ring'} />
      {props.banner.text}
    </p>
  </div>
);
