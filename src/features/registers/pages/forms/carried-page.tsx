import type { JSX } from 'preact';

import { FORM_TOKEN, type RouteAnswer } from '../../../../platform/http/index.ts';
import { Button, Form, Inset, TextAreaField } from '../../../../ui/index.ts';
import { fieldIn, hiddenOf } from '../../../site/index.ts';
import type { RegisterType } from '../../type/register-type.ts';
import { listCrumbs, type RegistersView, registersPage } from '../view.tsx';
import { OWN } from './asked.ts';

const Carried = ({
  form,
  which,
}: {
  readonly form: RegistersView['request']['form'];
  readonly which: string;
}): JSX.Element => (
  <>
    {Object.entries(form)
      .filter(([name]) => name !== FORM_TOKEN && name !== `${which}-${OWN.opening}`)
      .flatMap(([name, values]) =>
        values.map((value, index) => <input key={`${name} ${index}`} type="hidden" name={name} value={value} />),
      )}
  </>
);

/**
 * Asks for the reason before a form about a restricted entry is taken, and carries what was typed into it along: the reason of the day may have run out at
 * midnight while it was filled in. Shows nothing of the entry.
 */
export const carriedPage = (given: RegistersView, type: RegisterType): RouteAnswer => {
  const { again, council, request } = given;
  const which = again?.which ?? '';
  return registersPage(given, {
    title: `Restricted entries: ${type.many}`,
    crumbs: listCrumbs(council, type),
    main: (
      <>
        <Inset>
          <p>
            Whoever opens restricted matter is recorded with the reason given, once a day for each register. What you
            typed is kept on this page, and is sent on with the reason. Nothing of it was saved yet.
          </p>
        </Inset>
        <section id={which}>
          <Form action={request.address} hidden={hiddenOf(request)}>
            <Carried form={request.form} which={which} />
            <TextAreaField {...fieldIn(again, which, OWN.opening)} label="Why do you need to see it?" rows={3} />
            <Button words="Send it on" />
          </Form>
        </section>
      </>
    ),
  });
};
