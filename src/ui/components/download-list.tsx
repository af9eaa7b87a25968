import type { JSX } from 'preact';

import { Link } from './link.tsx';

export type Download = {
  readonly title: string;
  readonly href: string;
  /** As readers know it: "Word", "PDF", "CSV". */
  readonly format: string;
  /** In bytes, where it is known. */
  readonly size?: number;
};

/** "640 B", "35 kB", "1.2 MB": thousands, as operating systems in the United Kingdom print them now. */
export const sizeInWords = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
};

/** Files to take away, each with its format and its size. */
export const DownloadList = (props: { readonly downloads: readonly Download[] }): JSX.Element => (
  <ul class="remit-downloads">
    {props.downloads.map((download) => (
      <li key={download.href}>
        <Link href={download.href}>
          {download.title} ({download.format}
          {download.size === undefined ? '' : `, ${sizeInWords(download.size)}`})
        </Link>
      </li>
    ))}
  </ul>
);
