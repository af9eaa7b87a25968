import type { JSX } from 'preact';

import { SelectField } from '../../ui/index.ts';
import { fieldIn } from '../site/index.ts';
import type { PeopleView } from './page-frame.tsx';

/** Chooses the service of a post by its title; `now` is the one that it has. */
export const ServiceField = (props: {
  readonly given: PeopleView;
  readonly which: string;
  readonly now?: string | null;
}): JSX.Element => {
  const { again, directory } = props.given;
  const titles = new Set([...directory.services.map(({ title }) => title), ...(props.now == null ? [] : [props.now])]);
  return (
    <SelectField
      {...fieldIn(again, props.which, 'service', props.now ?? '')}
      label="Service that it belongs to"
      hint="A service that is not in this list must be added first, under Services."
      choices={[{ value: '', label: 'None' }, ...[...titles].map((title) => ({ value: title, label: title }))]}
    />
  );
};
