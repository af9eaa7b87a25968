import { formatInstant, type Instant } from '../../kernel/index.ts';
import { FORM_TOKEN } from '../../platform/http/index.ts';
import { Button, CheckboxField, DataTable, type FieldError, Form, SelectField, TextField } from '../../ui/index.ts';
import { hatOf, type Power, type SignedIn } from '../access/index.ts';
import { SIGN_IN_ADDRESS } from './addresses.ts';
import { errorAt } from './form-errors.ts';
import { type ApiToken, READ_SCOPE } from './token.ts';

/** The fields that say what a token may do begin with this. */
export const SCOPE_FIELD = 'scope.';

const saysScopes = (scopes: readonly string[]): string =>
  scopes.map((scope) => (scope === READ_SCOPE ? 'read' : scope)).join(', ');

export const TokenList = (props: {
  readonly tokens: readonly ApiToken[];
  readonly formToken: string;
  readonly now: Instant;
}) =>
  props.tokens.length === 0 ? null : (
    <DataTable
      id="tokens"
      caption="Your tokens"
      narrow="stack"
      rows={props.tokens}
      columns={[
        { title: 'For', rowHeader: true, cell: ({ title }) => title },
        { title: 'Post', cell: ({ hat }) => hat },
        { title: 'May', cell: ({ scopes }) => saysScopes(scopes) },
        {
          title: 'Until',
          cell: ({ expiresAt }) => `${formatInstant(expiresAt)}${expiresAt <= props.now ? ' (over)' : ''}`,
        },
        { title: 'Last used', cell: ({ usedAt }) => (usedAt === null ? 'Never' : formatInstant(usedAt)) },
        {
          title: 'End it',
          cell: ({ code }) => (
            <Form action={SIGN_IN_ADDRESS.endToken} hidden={{ [FORM_TOKEN]: props.formToken, token: code }}>
              <Button words="End" secondary small />
            </Form>
          ),
        },
      ]}
    />
  );

const DAYS = [30, 90, 180, 365];

export const TokenForm = (props: {
  readonly caller: SignedIn;
  readonly formToken: string;
  readonly powers: readonly Power[];
  readonly errors: readonly FieldError[];
}) => {
  // A post that comes from a group of the council's sign-in is none that a token can act from.
  const hats = props.caller.hats.filter(({ capacity }) => capacity.kind !== 'mapped');
  return hats.length === 0 ? null : (
    <Form action={SIGN_IN_ADDRESS.tokens} hidden={{ [FORM_TOKEN]: props.formToken }}>
      <h3>Make a token</h3>
      <TextField name="title" label="What it is for" characters={20} {...errorAt(props.errors, 'title')} />
      <SelectField
        name="token-hat"
        label="The post that it acts from"
        choices={hats.map((hat) => ({ value: hatOf(hat), label: `${hat.postTitle}, ${hat.councilName}` }))}
        {...errorAt(props.errors, 'token-hat')}
      />
      <SelectField
        name="days"
        label="How long it lasts"
        choices={DAYS.map((days) => ({ value: String(days), label: `${days} days` }))}
        {...errorAt(props.errors, 'days')}
      />
      <CheckboxField
        name={`${SCOPE_FIELD}${READ_SCOPE}`}
        value="yes"
        label="Read what the post may read, restricted matter excepted"
        {...errorAt(props.errors, 'scopes')}
      />
      {props.powers.map(({ name, words }) => (
        <CheckboxField key={name} name={`${SCOPE_FIELD}${name}`} value="yes" label={`Also: ${words.toLowerCase()}`} />
      ))}
      <Button words="Make the token" secondary />
    </Form>
  );
};
