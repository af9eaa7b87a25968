import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../platform/sign-in/index.ts';
import { type FieldError, TextField } from '../../ui/index.ts';
import { errorAt } from './form-errors.ts';

const HINT = `From ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters. Three or four unrelated words do well. Nothing else is asked of it.`;

/** Where somebody chooses a password, and types it again. */
export const NewPasswordFields = (props: {
  readonly label: string;
  readonly againLabel: string;
  readonly errors: readonly FieldError[];
}) => (
  <>
    <TextField
      name="password"
      label={props.label}
      hint={HINT}
      kind="password"
      autocomplete="new-password"
      {...errorAt(props.errors, 'password')}
    />
    <TextField
      name="again"
      label={props.againLabel}
      kind="password"
      autocomplete="new-password"
      {...errorAt(props.errors, 'again')}
    />
  </>
);
