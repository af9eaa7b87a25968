import type { JSX } from 'preact';

import { describedBy, type FieldProps, Messages, Question } from './question.tsx';

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string };

export type ChoiceFieldProps = FieldProps & { readonly choices: readonly Choice[]; readonly value?: string };

/** One of a list, for lists too long to lay open. */
export const SelectField = (props: ChoiceFieldProps): JSX.Element => (
  <Question field={props}>
    <div class="ds_select-wrapper">
      <select
        class={props.error === undefined ? 'ds_select' : 'ds_select ds_select--error'}
        id={props.name}
        name={props.name}
        aria-invalid={props.error === undefined ? undefined : 'true'}
        aria-describedby={describedBy(props)}
      >
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === props.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <span class="ds_select-arrow" aria-hidden="true" />
    </div>
  </Question>
);

/** One of a few, laid open. The first choice has the field's id, so that the error summary leads to it. */
export const RadioField = (props: ChoiceFieldProps): JSX.Element => (
  <fieldset
    class={props.error === undefined ? 'ds_question' : 'ds_question ds_question--error'}
    aria-describedby={describedBy(props)}
  >
    <legend class="ds_label">{props.label}</legend>
    <Messages field={props} />
    <div class="ds_field-group">
      {props.choices.map((choice, index) => {
        const id = index === 0 ? props.name : `${props.name}-${index + 1}`;
        return (
          <div class="ds_radio" key={choice.value}>
            <input
              class="ds_radio__input"
              type="radio"
              id={id}
              name={props.name}
              value={choice.value}
              checked={choice.value === props.value}
              aria-describedby={choice.hint === undefined ? undefined : `${id}-choice-hint`}
            />
            <label class="ds_radio__label" for={id}>
              {choice.label}
            </label>
            {choice.hint === undefined ? null : (
              <p class="ds_hint-text" id={`${id}-choice-hint`}>
                {choice.hint}
              </p>
            )}
          </div>
        );
      })}
    </div>
  </fieldset>
);

export type CheckboxFieldProps = FieldProps & { readonly value: string; readonly checked?: boolean };

/** A yes that may be given: "Nothing arose in this period". */
export const CheckboxField = (props: CheckboxFieldProps): JSX.Element => (
  <div class={props.error === undefined ? 'ds_question' : 'ds_question ds_question--error'}>
    <Messages
      field={{ name: props.name, label: props.label, ...(props.error === undefined ? {} : { error: props.error }) }}
    />
    <div class="ds_checkbox">
      <input
        class="ds_checkbox__input"
        type="checkbox"
        id={props.name}
        name={props.name}
        value={props.value}
        checked={props.checked}
        aria-describedby={describedBy(props)}
      />
      <label class="ds_checkbox__label" for={props.name}>
        {props.label}
      </label>
      {props.hint === undefined ? null : (
        <p class="ds_hint-text" id={`${props.name}-hint`}>
          {props.hint}
        </p>
      )}
    </div>
  </div>
);
