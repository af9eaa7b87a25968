import { FORM_TOKEN } from '../../platform/http/index.ts';
import {
  Button,
  CheckboxField,
  DataTable,
  Details,
  ErrorSummary,
  type FieldError,
  Form,
  Notice,
  SelectField,
  TextField,
} from '../../ui/index.ts';
import { type CouncilView, councilPage } from '../site/index.ts';
import type { PersonsAccess } from './accounts-list.ts';
import { SIGN_IN_ADDRESS } from './addresses.ts';
import { errorAt } from './form-errors.ts';

type AccountsPage = {
  readonly view: CouncilView;
  readonly formToken: string;
  readonly people: readonly PersonsAccess[];
  readonly singleSignOn: boolean;
  /** The demonstration gives out no accounts. */
  readonly demonstration: boolean;
  readonly errors?: readonly FieldError[];
};

const sayAccess = ({ account, councilSignIn }: PersonsAccess): string => {
  const ways = [
    ...(councilSignIn ? ["council's sign-in"] : []),
    ...(account === null
      ? []
      : [
          `account "${account.signInName}"${account.password === null ? ', not set up yet' : ''}${account.breakGlass ? ', for emergencies' : ''}`,
        ]),
  ];
  return ways.length === 0 ? 'No way in' : ways.join('; ');
};

const Steps = ({ page, row }: { readonly page: AccountsPage; readonly row: PersonsAccess }) => {
  const { code } = page.view.council;
  const step = (name: Parameters<typeof SIGN_IN_ADDRESS.accountStep>[1], words: string) => (
    <Form
      action={SIGN_IN_ADDRESS.accountStep(code, name)}
      hidden={{ [FORM_TOKEN]: page.formToken, person: row.person }}
    >
      <Button words={words} secondary small />
    </Form>
  );
  if (row.sessions.length === 0 && row.account === null && !page.singleSignOn) return 'None';
  return (
    <Details summary={`Change for ${row.name ?? row.person}`}>
      {row.sessions.length === 0 ? null : step('sign-out', 'Sign them out')}
      {row.account === null ? null : step('reset', 'Reset the account')}
      {row.account === null ? null : step('close', 'Close the account')}
      {page.singleSignOn ? step('link', "Link to join the council's sign-in") : null}
    </Details>
  );
};

/** Who of the council can sign in and how; for its administrators. */
export const accountsPage = (page: AccountsPage): string => {
  const errors = page.errors ?? [];
  const without = page.people.filter(({ account }) => account === null);
  return councilPage(page.view, {
    figures: false,
    title: 'Who can sign in',
    hasErrors: errors.length > 0,
    before: <ErrorSummary errors={errors} />,
    main: (
      <>
        <p>
          For whoever serves another council as well, deputises, or holds or held a guarded post (Chief Social Work
          Officer, chief executive, auditor, and posts that may see restricted entries of registers), ways in are given
          out by whoever runs this installation. You can sign all of them out.
        </p>
        <DataTable
          id="accounts"
          caption="The people of this council"
          captionHidden
          narrow="stack"
          rows={page.people}
          columns={[
            { title: 'Person', rowHeader: true, cell: ({ name, person }) => name ?? person },
            { title: 'Comes in by', cell: sayAccess },
            {
              title: 'Signed in now',
              cell: ({ sessions }) =>
                sessions.length === 0 ? 'No' : sessions.length === 1 ? 'Yes' : `Yes, ${sessions.length} times`,
            },
            { title: 'Steps', cell: (row) => <Steps page={page} row={row} /> },
          ]}
        />
        {page.demonstration ? <Notice tone="info" title="In the demonstration no accounts are given out" /> : null}
        {page.demonstration || without.length === 0 ? null : (
          <Form action={SIGN_IN_ADDRESS.accounts(page.view.council.code)} hidden={{ [FORM_TOKEN]: page.formToken }}>
            <h2>Give somebody an account of Remit</h2>
            <p>You get a link to pass on to them. It is good once, for three days.</p>
            <SelectField
              name="person"
              label="Person"
              choices={without.map(({ person, name }) => ({ value: person, label: name ?? person }))}
              {...errorAt(errors, 'person')}
            />
            <TextField
              name="sign-in-name"
              label="Sign-in name"
              hint="3 to 64 letters from a to z, digits, dots, hyphens or an at sign."
              characters={20}
              {...errorAt(errors, 'sign-in-name')}
            />
            <CheckboxField name="break-glass" value="yes" label="For emergencies, when single sign-on fails" />
            <Button words="Give the account" />
          </Form>
        )}
      </>
    ),
  });
};
