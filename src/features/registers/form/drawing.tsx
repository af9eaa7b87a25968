import type { JSX } from 'preact';

import { type Fault, sayFault } from '../../../kernel/index.ts';
import { type Choice, RadioField, TextField } from '../../../ui/index.ts';
import { Group } from './group.tsx';
import type { Offers } from './offered.ts';
import { type Typed, textOf, timeName, turnName } from './typed.ts';
import { cameTwice } from './typed-moment.ts';

/** A form as it is drawn: what stands in it, what is wrong with it, and what its choices are taken from. */
export type Drawing = {
  /** The mark of the form on its page. */
  readonly which: string;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly offers: Offers;
};

export type Props = { readonly name: string; readonly label: string; readonly hint?: string; readonly error?: string };

/** The field of a form by its name within it: its mark, its label, its hint and what is wrong with it. */
export const propsOf = (
  { which, faults }: Pick<Drawing, 'which' | 'faults'>,
  name: string,
  label: string,
  hint = '',
): Props => {
  const wrong = faults.find(({ place }) => place.column === name);
  return {
    name: `${which}-${name}`,
    label,
    ...(hint === '' ? {} : { hint }),
    ...(wrong === undefined ? {} : { error: sayFault(wrong) }),
  };
};

/** The same for a group of fields that answer one question together. */
export const groupOf = ({ name, label, hint, error }: Props) => ({
  id: `${name}-group`,
  legend: label,
  ...(hint === undefined ? {} : { hint }),
  ...(error === undefined ? {} : { error }),
});

type MomentProps = {
  readonly drawing: Drawing;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly timed?: boolean;
};

/** A day and a time of it, as clocks in Scotland showed them; asks which of two where they showed it twice. `timed` false: the day alone. */
export const MomentFields = ({ drawing, name, label, hint = '', timed = true }: MomentProps): JSX.Element => {
  const { which, typed } = drawing;
  const props = propsOf(drawing, name, label, hint);
  const day = textOf(typed, name);
  const time = textOf(typed, timeName(name));
  if (!timed) return <TextField {...props} kind="date" value={day} />;
  return (
    <Group {...groupOf(props)}>
      <TextField name={props.name} label="Day" kind="date" value={day} />
      <TextField
        name={`${which}-${timeName(name)}`}
        label="Time"
        hint="Such as 14:05, as clocks in Scotland showed it"
        value={time}
        characters={5}
        autocomplete="off"
      />
      {cameTwice(day, time) ? (
        <RadioField
          name={`${which}-${turnName(name)}`}
          label="Which of the two? The clocks went back that night."
          value={textOf(typed, turnName(name))}
          choices={[
            { value: 'first', label: 'The first, in summer time' },
            { value: 'second', label: 'The second, in winter time' },
          ]}
        />
      ) : null}
    </Group>
  );
};

type TicksProps = {
  readonly drawing: Drawing;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly choices: readonly Choice[];
};

/** Tick boxes, of which any number may be ticked. The first has the name of the field as its id, so that the error summary leads to it. */
export const Ticks = ({ drawing, name, label, hint = '', choices }: TicksProps): JSX.Element => {
  const props = propsOf(drawing, name, label, hint);
  const ticked = drawing.typed(name);
  return (
    <Group {...groupOf(props)}>
      {choices.map(({ value, label: words }, index) => {
        const id = index === 0 ? props.name : `${props.name}-${index + 1}`;
        return (
          <div class="ds_checkbox" key={value}>
            <input
              class="ds_checkbox__input"
              type="checkbox"
              id={id}
              name={props.name}
              value={value}
              checked={ticked.includes(value)}
            />
            <label class="ds_checkbox__label" for={id}>
              {words}
            </label>
          </div>
        );
      })}
    </Group>
  );
};
