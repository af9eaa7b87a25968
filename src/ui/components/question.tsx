import type { ComponentChildren, JSX } from 'preact';

/** What every field has. `name` is also its id, to which the error summary leads. */
export type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly error?: string;
};

/** The ids of a field's hint and error, for the field to point at. */
export const describedBy = (field: FieldProps): string | undefined => {
  const ids = [
    field.hint === undefined ? undefined : `${field.name}-hint`,
    field.error === undefined ? undefined : `${field.name}-error`,
  ].filter((id) => id !== undefined);
  return ids.length === 0 ? undefined : ids.join(' ');
};

/** A field's hint and its error. */
export const Messages = (props: { readonly field: FieldProps }): JSX.Element => (
  <>
    {props.field.hint === undefined ? null : (
      <p class="ds_hint-text" id={`${props.field.name}-hint`}>
        {props.field.hint}
      </p>
    )}
    {props.field.error === undefined ? null : (
      <p class="ds_question__error-message" id={`${props.field.name}-error`}>
        <span class="visually-hidden">Error: </span>
        {props.field.error}
      </p>
    )}
  </>
);

/** A field with its label and its messages. */
export const Question = (props: { readonly field: FieldProps; readonly children: ComponentChildren }): JSX.Element => (
  <div class={props.field.error === undefined ? 'ds_question' : 'ds_question ds_question--error'}>
    <label class="ds_label" for={props.field.name}>
      {props.field.label}
    </label>
    <Messages field={props.field} />
    {props.children}
  </div>
);
