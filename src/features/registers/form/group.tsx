import type { ComponentChildren, JSX } from 'preact';

type GroupProps = {
  /** Where the error summary leads to. */
  readonly id: string;
  readonly legend: string;
  readonly hint?: string;
  readonly error?: string;
  readonly children: ComponentChildren;
};

/** Several fields that answer one question together. */
export const Group = ({ id, legend, hint, error, children }: GroupProps): JSX.Element => {
  const about = [hint === undefined ? '' : `${id}-group-hint`, error === undefined ? '' : `${id}-group-error`];
  return (
    <fieldset
      class={error === undefined ? 'ds_question' : 'ds_question ds_question--error'}
      id={id}
      tabIndex={-1}
      aria-describedby={about.join(' ').trim() === '' ? undefined : about.join(' ').trim()}
    >
      <legend class="ds_label">{legend}</legend>
      {hint === undefined ? null : (
        <p class="ds_hint-text" id={`${id}-group-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p class="ds_question__error-message" id={`${id}-group-error`}>
          <span class="visually-hidden">Error: </span>
          {error}
        </p>
      )}
      {children}
    </fieldset>
  );
};
