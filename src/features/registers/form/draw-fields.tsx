import type { JSX } from 'preact';

import { type Fault, sayFault } from '../../../kernel/index.ts';
import { type Choice, RadioField, SelectField, TextAreaField, TextField } from '../../../ui/index.ts';
import type { Field, FieldColumn } from '../type/register-type.ts';
import { Group } from './group.tsx';
import { choicesOn, type Offers } from './offered.ts';
import { filledRows, withoutGaps } from './read-typed.ts';
import { cellName, MORE, type Typed, textOf, timeName, turnName } from './typed.ts';
import { cameTwice } from './typed-moment.ts';

/** A form as it is drawn: what stands in it, what is wrong with it, and what its choices are taken from. */
export type Drawing = {
  /** The mark of the form on its page. */
  readonly which: string;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly offers: Offers;
};

type Asked = Pick<Field, 'kind' | 'label' | 'choices' | 'help'> & { readonly optional: boolean };
type Props = { readonly name: string; readonly label: string; readonly hint?: string; readonly error?: string };

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

const groupOf = ({ name, label, hint, error }: Props) => ({
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

const One = ({
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

// Beside the rows that are filled in there are so many empty ones: ours.
const EMPTY_ROWS = 2;

const askedOfColumn = ({ kind, label, choices, needed }: FieldColumn): Asked => ({
  kind,
  label,
  optional: needed !== true,
  ...(choices === undefined ? {} : { choices }),
});

const Rows = ({ drawing, field }: { readonly drawing: Drawing; readonly field: Field }): JSX.Element => {
  const { code, label, help, columns = [] } = field;
  const more = textOf(drawing.typed, MORE) === code ? EMPTY_ROWS : 0;
  const count = filledRows(drawing.typed, code, columns).length + EMPTY_ROWS + more;
  const props = propsOf(
    drawing,
    code,
    label,
    `${help ?? ''} Empty a row to remove it; rows left empty are not kept.`.trim(),
  );
  return (
    <Group {...groupOf(props)} id={props.name}>
      {Array.from({ length: count }, (_each, index) => index + 1).map((row) => (
        <Group key={row} id={`${props.name}.${row}`} legend={`Row ${row}`}>
          {columns.map((column) => (
            <One
              key={column.code}
              drawing={drawing}
              name={cellName(code, row, column.code)}
              asked={askedOfColumn(column)}
              small
            />
          ))}
        </Group>
      ))}
    </Group>
  );
};

/** The fields of a type as a form asks for them. `because`: why each is asked for, where something says so. */
export const DrawFields = (props: {
  readonly fields: readonly Field[];
  readonly drawing: Drawing;
  readonly because?: ReadonlyMap<string, string>;
}): JSX.Element => {
  const drawing = { ...props.drawing, typed: withoutGaps(props.drawing.typed, props.fields) };
  return (
    <>
      {props.fields.map((field) => {
        const reason = props.because?.get(field.code);
        const help = [field.help, reason].filter((each) => each !== undefined).join(' ');
        const { help: _own, ...rest } = field;
        const asked: Field = help === '' ? rest : { ...rest, help };
        if (field.kind === 'rows') return <Rows key={field.code} drawing={drawing} field={asked} />;
        return (
          <One
            key={field.code}
            drawing={drawing}
            name={field.code}
            asked={{ ...asked, optional: field.needed !== 'always' }}
          />
        );
      })}
    </>
  );
};

/** The tables among the fields: each has a button that asks for more rows. */
export const tablesIn = (fields: readonly Field[]): Field[] => fields.filter(({ kind }) => kind === 'rows');
