import type { JSX } from 'preact';

import type { Mark } from '../mark.ts';
import { StatusTag } from './status-tag.tsx';

export type KeyEntry = { readonly words: string; readonly mark: Mark; readonly meaning: string };

/** What each status means. */
export const StatusKey = (props: { readonly entries: readonly KeyEntry[] }): JSX.Element => (
  <dl class="remit-key">
    {props.entries.map((entry) => (
      <div class="remit-key__entry" key={entry.words}>
        <dt>
          <StatusTag mark={entry.mark} words={entry.words} />
        </dt>
        <dd>{entry.meaning}</dd>
      </div>
    ))}
  </dl>
);
