import type { JSX } from 'preact';

import { type Choice, RadioField, SelectField, TextAreaField, TextField } from '../../../ui/index.ts';
import type { Field } from '../type/register-type.ts';
import { type Drawing, MomentFields, type Props, propsOf, Ticks } from './drawing.tsx';
import { choicesOn } from './offered.ts';
import { textOf } from './typed.ts';

/** What one question asks for. */
export type Asked = Pick<Field, 'kind' | 'label' | 'choices' | 'help'> & { readonly optional: boolean };

// More than these are too long to lay open: ours.
const LAID_OPEN = 6;

const OneOf = (
  props: Props & { readonly value: string; readonly choices: readonly Choice[]; readonly optional: boolean },
): JSX.Element => {
  const { choices, optional, ...field } = props;
  if (choices.length > LAID_OPEN)
    return <SelectField {...field} choices={[{ value: '', label: 'Choose' }, ...choices]} />;
  return <RadioField {...field} choices={optional ? [...choices, { value: '', label: 'Not answered' }] : choices} />;
};

const isGone = (choices: readonly Choice[], value: string): boolean =>
  value !== '' && !choices.some((each) => each.value === value);

// What stands in a form stays there, though it is offered no longer.
const withChosen = (choices: readonly Choice[], value: string): readonly Choice[] =>
  isGone(choices, value) ? [...choices, { value, label: value }] : choices;

/** One question of a form, by its kind. `small`: within a row of a table. */
export const One = ({
  drawing,
  name,
  asked,
  small = false,
}: {
  readonly drawing: Drawing;
  readonly name: string;
  readonly asked: Asked;
  readonly small?: boolean;
}): JSX.Element => {
  const { typed, offers } = drawing;
  const { kind, label, help, optional } = asked;
  const value = textOf(typed, name);
  const props = propsOf(drawing, name, label, help);
  const listed = (choices: readonly Choice[]) => (
    <SelectField {...props} value={value} choices={[{ value: '', label: 'Choose' }, ...withChosen(choices, value)]} />
  );
  switch (kind) {
    case 'long':
      return <TextAreaField {...props} value={value} rows={small ? 2 : 5} />;
    case 'yes-no':
      return (
        <OneOf
          {...props}
          value={value}
          optional={optional}
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
      );
    case 'choice':
      return small ? (
        listed(choicesOn(asked.choices ?? [], offers.day, [value]))
      ) : (
        <OneOf
          {...props}
          value={value}
          optional={optional}
          choices={choicesOn(asked.choices ?? [], offers.day, [value])}
        />
      );
    case 'choices':
      return (
        <Ticks
          drawing={drawing}
          name={name}
          label={label}
          hint={help ?? ''}
          choices={choicesOn(asked.choices ?? [], offers.day, typed(name))}
        />
      );
    case 'day':
      return <TextField {...props} kind="date" value={value} />;
    case 'moment':
      return <MomentFields drawing={drawing} name={name} label={label} hint={help ?? ''} />;
    case 'whole':
      return <TextField {...props} value={value} numeric characters={5} autocomplete="off" />;
    case 'post':
      return listed(offers.posts);
    case 'council':
      return listed(offers.councils);
    case 'service':
      return listed(offers.services);
    case 'entry':
      return (
        <TextField
          {...props}
          hint={`${help ?? ''} The reference of the entry, such as CP-2026-014.`.trim()}
          value={value}
          characters={20}
          autocomplete="off"
        />
      );
    case 'evidence':
      return (
        <TextField
          {...props}
          hint={`${help ?? ''} The codes of files among the evidence, such as E-2026-0012, with commas between them.`.trim()}
          value={value}
          autocomplete="off"
        />
      );
    default:
      return <TextField {...props} value={value} autocomplete="off" />;
  }
};
