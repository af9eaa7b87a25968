import type { JSX } from 'preact';

import { safeHref } from '../address.ts';
import { Button } from './button.tsx';
import { type ChoiceFieldProps, SelectField } from './choice-fields.tsx';
import { Link } from './link.tsx';
import { TextField } from './text-fields.tsx';

export type Filter =
  | ({ readonly kind: 'select' } & ChoiceFieldProps)
  | {
      /** 'day': a day is chosen or typed; an empty one narrows nothing. */
      readonly kind: 'search' | 'day';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly value?: string;
    };

export type FilterFormProps = {
  /** Names the form for screen readers: "Filter measures". */
  readonly label: string;
  readonly action: string;
  readonly filters: readonly Filter[];
  /** Parts of the address to be kept: the sort order. */
  readonly keep?: Readonly<Record<string, string>>;
  /** The address without any filter, where one is in force. */
  readonly clearHref?: string;
  readonly submit?: string;
};

const FilterField = (props: { readonly filter: Filter }): JSX.Element =>
  props.filter.kind === 'select' ? (
    <SelectField {...props.filter} />
  ) : (
    <TextField {...props.filter} kind={props.filter.kind === 'day' ? 'date' : 'search'} />
  );

/** Narrows a list. The answers go into the address, so that what is seen can be sent to somebody. */
export const FilterForm = (props: FilterFormProps): JSX.Element => (
  <form class="remit-filter" method="get" action={safeHref(props.action)} aria-label={props.label}>
    {Object.entries(props.keep ?? {}).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    {props.filters.map((filter) => (
      <FilterField key={filter.name} filter={filter} />
    ))}
    <div class="remit-filter__actions">
      <Button words={props.submit ?? 'Show'} secondary />
      {props.clearHref === undefined ? null : <Link href={props.clearHref}>Clear</Link>}
    </div>
  </form>
);
