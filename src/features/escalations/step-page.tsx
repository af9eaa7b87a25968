import { fieldOf, type RouteAnswer } from '../../platform/http/index.ts';
import { Button, Form, Inset, Link } from '../../ui/index.ts';
import { hiddenOf } from '../site/index.ts';
import { ESCALATIONS } from './addresses.ts';
import { confidentialityOf, escalationCode, isStepKind, type StepKind } from './escalation.ts';
import { STEP_TITLES } from './presenter.ts';
import { StepFields } from './step-fields.tsx';
import { escalationOf } from './store.ts';
import { type EscalationsView, escalationPage, listCrumb, nothingHere } from './view.tsx';

const kindAsked = ({ request }: EscalationsView): StepKind => {
  const asked = request.query['kind'] ?? fieldOf(request.form, 'kind');
  return isStepKind(asked) ? asked : 'told';
};

/** The form that adds a step to a chronology. Of a restricted one it shows nothing but the code, so that showing it opens nothing. */
export const stepPage = async (given: EscalationsView, typed: string): Promise<RouteAnswer> => {
  const { again, council, request, tx } = given;
  const code = escalationCode(typed);
  if (code === null) return nothingHere(given);
  const restricted = confidentialityOf(code) === 'restricted';
  const escalation = restricted ? null : await escalationOf(tx, code, 'open');
  if (escalation === null && !restricted) return nothingHere(given);
  const kind = kindAsked(given);
  const title = STEP_TITLES[kind];
  return escalationPage(given, {
    title: `${title}: ${code}`,
    label: 'Risks reported',
    crumbs: [listCrumb(council), { words: code, href: ESCALATIONS.one(council, code) }],
    main: (
      <section id="step">
        <Inset>
          <p>What you send stays as you wrote it: a later step can correct it, and both stay to be read.</p>
          {restricted ? (
            <p>
              This is restricted, so nothing of it is shown here.{' '}
              <Link href={ESCALATIONS.one(council, code)}>Open its chronology</Link> with a reason.
            </p>
          ) : null}
        </Inset>
        <Form action={ESCALATIONS.step(council, code)} hidden={{ ...hiddenOf(request), kind }}>
          <StepFields kind={kind} again={again} escalation={escalation} />
          <Button words="Add it to the chronology" />
        </Form>
      </section>
    ),
  });
};
