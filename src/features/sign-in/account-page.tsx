import { formatInstant, type Instant } from '../../kernel/index.ts';
import { FORM_TOKEN, type RouteAnswer } from '../../platform/http/index.ts';
import {
  Button,
  DataTable,
  ErrorSummary,
  type FieldError,
  Form,
  KeyFacts,
  Link,
  Notice,
  RadioField,
  TextField,
} from '../../ui/index.ts';
import { hatOf, type Power, type SignedIn, sayCapacity } from '../access/index.ts';
import { sharedPage } from '../site/index.ts';
import type { Account } from './account.ts';
import { SIGN_IN_ADDRESS } from './addresses.ts';
import { errorAt } from './form-errors.ts';
import { NewPasswordFields } from './new-password-fields.tsx';
import type { Session, SessionKind } from './session.ts';
import type { ApiToken } from './token.ts';
import { TokenForm, TokenList } from './token-parts.tsx';

type AccountPage = {
  readonly caller: SignedIn;
  readonly formToken: string;
  /** Null where the person comes by single sign-on alone. */
  readonly account: Account | null;
  readonly sessions: readonly Session[];
  readonly tokens: readonly ApiToken[];
  /** The powers that a token can be given besides reading. */
  readonly tokenPowers: readonly Power[];
  readonly now: Instant;
  readonly errors?: readonly FieldError[];
  readonly done?: string;
};

const KINDS: Readonly<Record<SessionKind, string>> = {
  local: 'Account of Remit',
  oidc: "Council's sign-in",
  demo: 'Demonstration',
};

const Posts = ({ page }: { readonly page: AccountPage }) => {
  const { hats, chosen } = page.caller;
  if (hats.length === 0) {
    return <Notice tone="warning" title="Nobody has given you a post, so there is nothing that you can open." />;
  }
  const [only, ...others] = hats;
  if (only !== undefined && others.length === 0) {
    return (
      <p>
        You act from the post {only.postTitle}, {only.councilName}, as {sayCapacity(only.capacity)}.
      </p>
    );
  }
  const value = hats.find((hat) => hatOf(hat) === chosen) ?? hats[0];
  const choices = hats.map((hat) => ({
    value: hatOf(hat),
    label: `${hat.postTitle}, ${hat.councilName}`,
    hint: `As ${sayCapacity(hat.capacity)}`,
  }));
  return (
    <Form action={SIGN_IN_ADDRESS.choosePost} hidden={{ [FORM_TOKEN]: page.formToken }}>
      <RadioField
        name="hat"
        label="The post that you act from"
        hint="What you may do follows from this post alone, and the record names it beside whatever you do."
        choices={choices}
        {...(value === undefined ? {} : { value: hatOf(value) })}
        {...errorAt(page.errors ?? [], 'hat')}
      />
      <Button words="Act from this post" />
    </Form>
  );
};

const Sessions = ({ page }: { readonly page: AccountPage }) => (
  <>
    <DataTable
      id="sessions"
      caption="Where you are signed in"
      narrow="stack"
      rows={page.sessions}
      columns={[
        { title: 'Signed in', rowHeader: true, cell: ({ signedInAt }) => formatInstant(signedInAt) },
        { title: 'By', cell: ({ kind }) => KINDS[kind] },
        { title: 'Last used', cell: ({ seenAt }) => formatInstant(seenAt) },
        {
          title: 'End it',
          cell: ({ code }) =>
            code === page.caller.credential ? (
              'This one'
            ) : (
              <Form action={SIGN_IN_ADDRESS.signOut} hidden={{ [FORM_TOKEN]: page.formToken, which: code }}>
                <Button words="End" secondary small />
              </Form>
            ),
        },
      ]}
    />
    <Form action={SIGN_IN_ADDRESS.signOut} hidden={{ [FORM_TOKEN]: page.formToken }}>
      <Button words="Sign out" name="which" value="this" />{' '}
      <Button words="Sign out everywhere" secondary name="which" value="everywhere" />
    </Form>
  </>
);

const Secrets = ({ page, account }: { readonly page: AccountPage; readonly account: Account }) => {
  const errors = page.errors ?? [];
  const hidden = { [FORM_TOKEN]: page.formToken };
  return (
    <>
      <h2>Password and code app</h2>
      <KeyFacts
        facts={[
          { term: 'Sign-in name', value: account.signInName },
          { term: 'Recovery codes left', value: String(account.recovery.length) },
          ...(account.breakGlass ? [{ term: 'Kind', value: 'For emergencies, when single sign-on fails' }] : []),
        ]}
      />
      {account.recovery.length <= 3 ? (
        <Notice tone="warning" title="You have few recovery codes left. Make new ones below." />
      ) : null}
      <Form action={SIGN_IN_ADDRESS.password} hidden={hidden}>
        <h3>Change the password</h3>
        <p>You are then signed out everywhere else, and your tokens for programs end.</p>
        <TextField
          name="current"
          label="The password now"
          kind="password"
          autocomplete="current-password"
          {...errorAt(errors, 'current')}
        />
        <NewPasswordFields label="The new password" againLabel="The new password again" errors={errors} />
        <Button words="Change the password" secondary />
      </Form>
      <Form action={SIGN_IN_ADDRESS.recovery} hidden={hidden}>
        <h3>Make new recovery codes</h3>
        <p>The old ones are then worth nothing.</p>
        <TextField
          name="recovery-current"
          label="Your password"
          kind="password"
          autocomplete="current-password"
          {...errorAt(errors, 'recovery-current')}
        />
        <TextField
          name="recovery-code"
          label="The code that your app shows now"
          autocomplete="one-time-code"
          characters={10}
          {...errorAt(errors, 'recovery-code')}
        />
        <Button words="Make new recovery codes" secondary />
      </Form>
      <p>
        <Link href={SIGN_IN_ADDRESS.codeApp}>Change to another code app or telephone</Link>
      </p>
    </>
  );
};

/** A person's own page: their posts, where they are signed in, their password, their tokens, and the way out. */
export const accountPage = (page: AccountPage): RouteAnswer => {
  const errors = page.errors ?? [];
  return {
    kind: 'page',
    status: errors.length === 0 ? 200 : 422,
    html: sharedPage({
      title: 'Your account',
      caller: page.caller,
      hasErrors: errors.length > 0,
      before: (
        <>
          <ErrorSummary errors={errors} />
          {page.done === undefined ? null : <Notice tone="success" title={page.done} />}
        </>
      ),
      main: (
        <>
          {page.caller.name === null ? null : <p>You are signed in as {page.caller.name}.</p>}
          <Posts page={page} />
          <h2>Signing out</h2>
          <Sessions page={page} />
          {page.account === null ? null : <Secrets page={page} account={page.account} />}
          <h2>Tokens for programs</h2>
          <p>
            A token lets a program of your council ask Remit for figures, or hand them in, from one of your posts.
            Whoever has the token can do what it may do: keep it as you keep a password.
          </p>
          <TokenList tokens={page.tokens} formToken={page.formToken} now={page.now} />
          <TokenForm caller={page.caller} formToken={page.formToken} powers={page.tokenPowers} errors={errors} />
        </>
      ),
    }),
  };
};
