import type { JSX } from 'preact';

import { type Crumb, Link } from '../../../../ui/index.ts';
import { REGISTERS } from '../../addresses.ts';
import type { Revision } from '../../entry/entry.ts';
import type { RegisterType } from '../../type/register-type.ts';
import { listCrumbs, type RegistersView } from '../view.tsx';

/** The crumbs that lead to an entry. */
export const entryCrumbs = ({ council }: RegistersView, type: RegisterType, { reference }: Revision): Crumb[] => [
  ...listCrumbs(council, type),
  { words: reference, href: REGISTERS.entry(council, reference) },
];

/** Why nothing of an entry can be changed any more; null where it can. */
export const whyNoChange = ({ kind }: Revision): string | null =>
  kind === 'withdrawn' ? 'This entry was withdrawn. It stays to be read, and nothing is added to it.' : null;

/** Said instead of a form that would be refused. */
export const Refused = (props: {
  readonly given: RegistersView;
  readonly now: Revision;
  readonly why: string;
}): JSX.Element => (
  <>
    <p>{props.why}</p>
    <p>
      <Link href={REGISTERS.entry(props.given.council, props.now.reference)}>Go to the entry as it stands</Link>
    </p>
  </>
);
