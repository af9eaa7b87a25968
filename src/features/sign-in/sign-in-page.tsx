import type { RouteAnswer } from '../../platform/http/index.ts';
import { FORM_TOKEN } from '../../platform/http/index.ts';
import { Button, ButtonLink, ErrorSummary, type FieldError, Form, Notice, TextField } from '../../ui/index.ts';
import type { Caller } from '../access/index.ts';
import { ADDRESS, sharedPage } from '../site/index.ts';
import { SIGN_IN_ADDRESS } from './addresses.ts';

type SignInPage = {
  readonly caller: Caller;
  readonly formToken: string;
  /** Where to go once signed in. */
  readonly back: string;
  /** The council's single sign-on is configured. */
  readonly singleSignOn: boolean;
  readonly signInName?: string;
  readonly errors?: readonly FieldError[];
};

/** The page on which people sign in. Neither its words nor its errors tell whether there is an account of a name. */
export const signInPage = (page: SignInPage, status: 200 | 401 | 429 = 200): RouteAnswer => {
  const { errors = [], back: then } = page;
  const form = (
    <Form action={SIGN_IN_ADDRESS.signIn()} hidden={{ [FORM_TOKEN]: page.formToken, then }}>
      <TextField
        name="name"
        label="Sign-in name"
        autocomplete="username"
        value={page.signInName ?? ''}
        characters={20}
      />
      <TextField name="password" label="Password" kind="password" autocomplete="current-password" />
      <TextField
        name="code"
        label="Code"
        hint="The six digits that your code app shows now. If you do not have the app with you, one of your recovery codes."
        autocomplete="one-time-code"
        characters={20}
      />
      <Button words="Sign in" />
    </Form>
  );
  return {
    kind: 'page',
    status,
    html: sharedPage({
      title: 'Sign in',
      caller: page.caller,
      hasErrors: errors.length > 0,
      before: <ErrorSummary errors={errors} />,
      main: (
        <>
          {page.singleSignOn ? (
            <>
              <p>Use the same sign-in as for the other systems of your council.</p>
              <ButtonLink words="Sign in with your council" href={SIGN_IN_ADDRESS.council({ then })} />
              <h2>Sign in with an account of Remit</h2>
              <p>For those who were given one.</p>
            </>
          ) : null}
          {form}
          <p>
            If you cannot sign in, ask your council's administrator of Remit for a new link to set up your account.
            Nobody will ever ask you for your password or your codes.
          </p>
        </>
      ),
    }),
  };
};

/** A page that says that signing in did not work, and why, without a form of its own. */
export const signInFailedPage = (caller: Caller, errors: readonly FieldError[]): RouteAnswer => ({
  kind: 'page',
  status: 401,
  html: sharedPage({
    title: 'You are not signed in',
    caller,
    main: (
      <>
        {errors.map(({ message }) => (
          <p key={message}>{message}</p>
        ))}
        <ButtonLink words="Sign in again" href={SIGN_IN_ADDRESS.signIn()} />
      </>
    ),
  }),
});

/** After signing out. `provider`: where the browser can be signed out of the council's single sign-on as well. */
export const signedOutPage = (caller: Caller, provider: string | null): RouteAnswer => ({
  kind: 'page',
  html: sharedPage({
    title: 'You are signed out',
    caller,
    main: (
      <>
        <Notice tone="success" title="Nobody can go on with your session of Remit." />
        {provider === null ? null : (
          <p>
            You may still be signed in with your council in this browser.{' '}
            <a href={provider}>Sign out of your council's sign-in too</a> if others use this computer.
          </p>
        )}
        <p>
          <a href={ADDRESS.front}>Go to the front page</a>
        </p>
      </>
    ),
  }),
});
