import { FORM_TOKEN, type RouteAnswer } from '../../platform/http/index.ts';
import { Button, ButtonLink, ErrorSummary, type FieldError, Form, Notice, TextField } from '../../ui/index.ts';
import type { Caller } from '../access/index.ts';
import { sharedPage } from '../site/index.ts';
import { SIGN_IN_ADDRESS } from './addresses.ts';
import { CodeAppSteps } from './code-app-steps.tsx';
import { errorAt } from './form-errors.ts';
import { NewPasswordFields } from './new-password-fields.tsx';

type JoinPage = {
  readonly caller: Caller;
  readonly formToken: string;
  readonly link: string;
  readonly signInName: string;
  readonly secret: Uint8Array;
  readonly sealedSecret: string;
  readonly host: string;
  readonly errors?: readonly FieldError[];
};

/** The page behind the link of a new account: password, code app and its first code. */
export const joinPage = (page: JoinPage): RouteAnswer => {
  const errors = page.errors ?? [];
  return {
    kind: 'page',
    status: errors.length === 0 ? 200 : 422,
    html: sharedPage({
      title: 'Set up your account',
      caller: page.caller,
      hasErrors: errors.length > 0,
      before: <ErrorSummary errors={errors} />,
      main: (
        <>
          <p>
            Your sign-in name is <strong>{page.signInName}</strong>.
          </p>
          <CodeAppSteps secret={page.secret} account={page.signInName} host={page.host} />
          <Form
            action={SIGN_IN_ADDRESS.join}
            hidden={{ [FORM_TOKEN]: page.formToken, link: page.link, secret: page.sealedSecret }}
          >
            <NewPasswordFields label="Choose a password" againLabel="The password again" errors={errors} />
            <TextField
              name="code"
              label="The code that your app shows now"
              autocomplete="one-time-code"
              characters={10}
              {...errorAt(errors, 'code')}
            />
            <Button words="Set up the account" />
          </Form>
        </>
      ),
    }),
  };
};

/** Recovery codes, shown once. */
export const recoveryCodesPage = (
  caller: Caller,
  codes: readonly string[],
  next: { readonly words: string; readonly href: string },
): RouteAnswer => ({
  kind: 'page',
  html: sharedPage({
    title: 'Your recovery codes',
    caller,
    main: (
      <>
        <Notice tone="warning" title="These codes are shown only this once.">
          <p>Print them, or write them down, and keep them where you keep your keys.</p>
        </Notice>
        <p>Each of them stands in, once, for the code of your app: for the day on which the telephone is lost.</p>
        <ul>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <p>Each code of your app is good once: when you sign in next, wait until it shows a new one.</p>
        <ButtonLink words={next.words} href={next.href} />
      </>
    ),
  }),
});

/** A link that is of no use any more; also for one that never was. */
export const deadLinkPage = (
  caller: Caller,
  why = 'It was used, or is too old. Ask whoever gave it to you for a new one.',
): RouteAnswer => ({
  kind: 'page',
  status: 404,
  html: sharedPage({
    title: 'This link is of no use any more',
    caller,
    main: <p>{why}</p>,
  }),
});

/** The page behind a link that joins somebody's council sign-in to them. */
export const identityLinkPage = (caller: Caller, link: string): RouteAnswer => ({
  kind: 'page',
  html: sharedPage({
    title: "Join your council's sign-in to Remit",
    caller,
    main: (
      <>
        <p>
          Sign in with your council once through this link. From then on Remit knows that it is you, and you can sign in
          without it. The link is yours alone: do not pass it on.
        </p>
        <ButtonLink words="Sign in with your council" href={SIGN_IN_ADDRESS.council({ link })} />
      </>
    ),
  }),
});
