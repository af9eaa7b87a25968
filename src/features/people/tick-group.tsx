import type { ComponentChildren, JSX } from 'preact';

type TickGroupProps = {
  /** Where the error summary leads to. */
  readonly id: string;
  readonly legend: string;
  readonly error: string | undefined;
  readonly children: ComponentChildren;
};

/** Several tick boxes that answer one question together. */
export const TickGroup = ({ id, legend, error, children }: TickGroupProps): JSX.Element => (
  <fieldset
    class={error === undefined ? 'ds_question' : 'ds_question ds_question--error'}
    id={id}
    tabIndex={-1}
    aria-describedby={error === undefined ? undefined : `${id}-error`}
  >
    <legend class="ds_label">{legend}</legend>
    {error === undefined ? null : (
      <p class="ds_question__error-message" id={`${id}-error`}>
        <span class="visually-hidden">Error: </span>
        {error}
      </p>
    )}
    {children}
  </fieldset>
);
