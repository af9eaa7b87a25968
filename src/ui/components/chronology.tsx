import type { ComponentChildren, JSX } from 'preact';

export type ChronologyEntry = {
  /** Unique on its page: other entries lead to it. */
  readonly id: string;
  readonly when: ComponentChildren;
  /** What happened, in a few words. */
  readonly what: ComponentChildren;
  /** Who wrote it down, and when. */
  readonly told: ComponentChildren;
  /** False for what was taken back since: it stays to be read, and its words say so. */
  readonly counts?: boolean;
  readonly children?: ComponentChildren;
};

/** What happened, one thing after another, to be read as a story and printed on one sheet. */
export const Chronology = (props: { readonly entries: readonly ChronologyEntry[] }): JSX.Element => (
  <ol class="remit-chronology">
    {props.entries.map((entry) => (
      <li
        key={entry.id}
        id={entry.id}
        class={
          entry.counts === false ? 'remit-chronology__entry remit-chronology__entry--past' : 'remit-chronology__entry'
        }
      >
        <p>{entry.when}</p>
        <div>
          <p class="remit-chronology__what">{entry.what}</p>
          {entry.children}
          <p class="remit-chronology__told">{entry.told}</p>
        </div>
      </li>
    ))}
  </ol>
);
