import { FORM_TOKEN, fieldOf, type RouteAnswer } from '../../platform/http/index.ts';
import { Button, Form, FormRow, Notice } from '../../ui/index.ts';
import { PUBLIC } from '../access/index.ts';
import { type AppRequest, type AppRoute, capitalised, sharedPage } from '../site/index.ts';
import { SIGN_IN_ADDRESS } from './addresses.ts';
import type { SignInContext } from './context.ts';
import { type DemoPerson, signInAsDemo } from './demo.ts';
import { formErrors } from './form-errors.ts';
import { safeReturn } from './safe-return.ts';
import { signInFailedPage } from './sign-in-page.tsx';
import { sessionCookie } from './start-session.ts';

const page = (people: readonly DemoPerson[], { caller, formToken, query }: AppRequest): RouteAnswer => {
  const councils = [...new Set(people.map(({ council }) => council))];
  const then = safeReturn(query['then']);
  const first = people.find(({ goodFirst }) => goodFirst);
  return {
    kind: 'page',
    html: sharedPage({
      title: 'Choose whom to be',
      caller,
      main: (
        <>
          <Notice tone="info" title="This is the demonstration. All of these people are made up." />
          <p>
            Each of them sees what their post lets them see. You can come back here at any time and be another.
            {first === undefined ? '' : ` Not sure? Begin as the ${first.about}.`}
          </p>
          {councils.map((council) => (
            <section key={council}>
              <h2>{council}</h2>
              <FormRow>
                {people
                  .filter((each) => each.council === council)
                  .map(({ person, about, comesFor, goodFirst }) => (
                    <Form key={person} action={SIGN_IN_ADDRESS.demo} hidden={{ [FORM_TOKEN]: formToken, person, then }}>
                      <Button words={capitalised(about)} secondary={!goodFirst} />
                      <p>{comesFor}</p>
                    </Form>
                  ))}
              </FormRow>
            </section>
          ))}
        </>
      ),
    }),
  };
};

/**
 * The addresses by which anybody comes in with one click. Given only to the demonstration: throws for any other mode, so that no slip of the
 * composition can open them elsewhere.
 */
export const demoSignInRoutes = (context: SignInContext, people: () => Promise<readonly DemoPerson[]>): AppRoute[] => {
  if (context.mode !== 'demonstration') throw new Error('Only the demonstration has these addresses');
  return [
    {
      method: 'GET',
      path: '/sign-in',
      permission: PUBLIC,
      record: null,
      handle: async (request) => page(await people(), request),
    },
    {
      method: 'POST',
      path: SIGN_IN_ADDRESS.demo,
      body: 'form',
      permission: PUBLIC,
      record: 'sign-in.done',
      handle: async ({ form, caller }) => {
        const result = await signInAsDemo(context, await people(), fieldOf(form, 'person'));
        if (!result.ok) return signInFailedPage(caller, formErrors(result.problem, 'person'));
        const cookies = [sessionCookie(result.value.token)];
        return { kind: 'elsewhere', address: safeReturn(fieldOf(form, 'then')), cookies };
      },
    },
  ];
};
