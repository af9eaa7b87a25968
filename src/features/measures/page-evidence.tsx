import type { JSX } from 'preact';

import type { Transaction } from '../../platform/database/database.ts';
import { Link } from '../../ui/index.ts';
import type { CouncilView } from '../site/index.ts';

/** The files that are evidence for a measure. `all`: where the rest of them are; `add`: where to add one; null where there is no such way. */
export type MeasureEvidence = {
  readonly files: readonly { readonly title: string; readonly href: string }[];
  readonly all: string | null;
  readonly add: string | null;
};

/** Finds them: evidence stands above measures, so its part of the page is handed in where the service is put together. */
export type EvidenceOn = (tx: Transaction, view: CouncilView, measure: string) => Promise<MeasureEvidence>;

/** What a measure's page says of its evidence; nothing to those who may neither read nor add any. */
export const Evidence = ({ files, all, add }: MeasureEvidence): JSX.Element | null =>
  files.length === 0 && add === null ? null : (
    <>
      <h2>Evidence about this measure</h2>
      {files.length === 0 ? (
        <p>No file that is open has been added about it.</p>
      ) : (
        <ul>
          {files.map(({ title, href }) => (
            <li key={href}>
              <Link href={href}>{title}</Link>
            </li>
          ))}
        </ul>
      )}
      {all === null ? null : (
        <p>
          <Link href={all}>All files about this measure</Link>
        </p>
      )}
      {add === null ? null : (
        <p>
          <Link href={add}>Add evidence about this measure</Link>
        </p>
      )}
    </>
  );
