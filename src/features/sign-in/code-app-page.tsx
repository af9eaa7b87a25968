import { FORM_TOKEN, type RouteAnswer } from '../../platform/http/index.ts';
import { Button, ErrorSummary, type FieldError, Form, TextField } from '../../ui/index.ts';
import type { Caller } from '../access/index.ts';
import { sharedPage } from '../site/index.ts';
import { SIGN_IN_ADDRESS } from './addresses.ts';
import { CodeAppSteps } from './code-app-steps.tsx';
import { errorAt } from './form-errors.ts';

type CodeAppPage = {
  readonly caller: Caller;
  readonly formToken: string;
  readonly signInName: string;
  readonly secret: Uint8Array;
  readonly sealedSecret: string;
  readonly host: string;
  readonly errors?: readonly FieldError[];
};

/** Another code app in place of the one in use. */
export const codeAppPage = (page: CodeAppPage): RouteAnswer => {
  const errors = page.errors ?? [];
  return {
    kind: 'page',
    status: errors.length === 0 ? 200 : 422,
    html: sharedPage({
      title: 'Change to another code app',
      crumbs: [{ words: 'Your account', href: SIGN_IN_ADDRESS.account }],
      caller: page.caller,
      hasErrors: errors.length > 0,
      before: <ErrorSummary errors={errors} />,
      main: (
        <>
          <p>
            The old app stops working as soon as the new one has shown that it works. You get new recovery codes, are
            signed out everywhere else, and your tokens for programs end.
          </p>
          <CodeAppSteps secret={page.secret} account={page.signInName} host={page.host} />
          <Form action={SIGN_IN_ADDRESS.codeApp} hidden={{ [FORM_TOKEN]: page.formToken, secret: page.sealedSecret }}>
            <TextField
              name="current"
              label="Your password"
              kind="password"
              autocomplete="current-password"
              {...errorAt(errors, 'current')}
            />
            <TextField
              name="code"
              label="The code that the new app shows now"
              autocomplete="one-time-code"
              characters={10}
              {...errorAt(errors, 'code')}
            />
            <Button words="Use the new app" />
          </Form>
        </>
      ),
    }),
  };
};
