import type { JSX } from 'preact';

import { Link, url } from '../../../ui/index.ts';
import { count } from '../../site/index.ts';

/** One line, with the way to whom it is about; nothing where everybody can be told. */
export const UntoldMail = ({
  council,
  many,
}: {
  readonly council: string;
  readonly many: number;
}): JSX.Element | null =>
  many === 0 ? null : (
    <p>
      <Link href={`${url(['councils', council, 'assurance', 'owners'])}#untold`}>
        Of {count(many, 'thing')} to be done now nobody can be told by mail
      </Link>
    </p>
  );
