import type { JSX } from 'preact';

/** What was wrong with one answer; `field` is the id of the field to go to. */
export type FieldError = { readonly field: string; readonly message: string };

/** Everything to put right in a form, each a link to its field. Stands first in `main`; nothing where there is no error. */
export const ErrorSummary = (props: { readonly errors: readonly FieldError[] }): JSX.Element | null =>
  props.errors.length === 0 ? null : (
    <div class="ds_error-summary" role="alert" aria-labelledby="error-summary-title" id="error-summary">
      <h2 class="ds_error-summary__title" id="error-summary-title">
        There is a problem
      </h2>
      <ul class="ds_error-summary__list">
        {props.errors.map((error) => (
          <li key={error.field}>
            <a href={`#${encodeURIComponent(error.field)}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
