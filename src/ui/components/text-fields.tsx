import type { HTMLAttributes, JSX } from 'preact';

import { describedBy, type FieldProps, Question } from './question.tsx';

export type TextFieldProps = FieldProps & {
  readonly value?: string;
  readonly kind?: 'text' | 'email' | 'date' | 'search' | 'password' | 'file';
  /** Brings up the keys for numbers on a telephone; the field still takes any text, and the server reads it. */
  readonly numeric?: boolean;
  /** How many characters wide, where the answer has a usual length. */
  readonly characters?: 2 | 3 | 4 | 5 | 10 | 20;
  readonly required?: boolean;
  readonly autocomplete?: 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'email' | 'off';
};

type InputShared = Omit<HTMLAttributes<HTMLInputElement>, 'role' | 'list'> & {
  readonly name: string;
  readonly value: string | undefined;
  readonly required: boolean | undefined;
  readonly autocomplete: string | undefined;
};

// The types allow an input's role by its kind, so each kind is written out.
const inputOf = (kind: NonNullable<TextFieldProps['kind']>, shared: InputShared): JSX.Element => {
  switch (kind) {
    case 'text':
      return <input type="text" {...shared} />;
    case 'search':
      return <input type="search" {...shared} />;
    case 'email':
      return <input type="email" {...shared} />;
    case 'date':
      return <input type="date" {...shared} />;
    case 'password':
    case 'file':
      return <input type={kind} {...shared} />;
  }
};

/** One line of text, a day, or a file. */
export const TextField = (props: TextFieldProps): JSX.Element => {
  const size = props.characters === undefined ? '' : ` ds_input--fixed-${props.characters}`;
  return (
    <Question field={props}>
      {inputOf(props.kind ?? 'text', {
        class: `ds_input${size}${props.error === undefined ? '' : ' ds_input--error'}`,
        id: props.name,
        name: props.name,
        value: props.value,
        inputMode: props.numeric === true ? 'decimal' : undefined,
        required: props.required,
        autocomplete: props.autocomplete,
        'aria-invalid': props.error === undefined ? undefined : 'true',
        'aria-describedby': describedBy(props),
      })}
    </Question>
  );
};

export type TextAreaFieldProps = FieldProps & {
  readonly value?: string;
  readonly rows?: number;
  readonly required?: boolean;
};

/** Several lines of text. */
export const TextAreaField = (props: TextAreaFieldProps): JSX.Element => (
  <Question field={props}>
    <textarea
      class={props.error === undefined ? 'ds_input' : 'ds_input ds_input--error'}
      id={props.name}
      name={props.name}
      rows={props.rows ?? 4}
      required={props.required}
      aria-invalid={props.error === undefined ? undefined : 'true'}
      aria-describedby={describedBy(props)}
    >
      {props.value}
    </textarea>
  </Question>
);
