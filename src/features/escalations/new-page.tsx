import type { RouteAnswer } from '../../platform/http/index.ts';
import { Button, Form, Inset, RadioField, TextAreaField, TextField } from '../../ui/index.ts';
import { fieldIn, hiddenOf } from '../site/index.ts';
import { ESCALATIONS } from './addresses.ts';
import { GRADES } from './escalation.ts';
import { SUGGESTED_BASIS } from './presenter.ts';
import { type EscalationsView, escalationPage, listCrumb } from './view.tsx';

const SECRECY = [
  {
    value: 'open',
    label: 'Open',
    hint: 'The Chief Social Work Officer, their depute, the chief executive and auditors see it.',
  },
  {
    value: 'restricted',
    label: 'Restricted',
    hint: 'For what tells of persons. The Chief Social Work Officer, their depute and auditors open it with a reason, which is recorded.',
  },
];

/** The form that reports a risk. */
export const newPage = (given: EscalationsView): RouteAnswer => {
  const { again, council, request } = given;
  return escalationPage(given, {
    title: 'Report a risk',
    label: 'Risks reported',
    crumbs: [listCrumb(council)],
    main: (
      <>
        <Inset>
          <p>
            What you send stays as you wrote it. It can be continued and corrected, and both stay to be read. Whom you
            told is said next: until then it is raised, and nobody is told. Of an immediate risk somebody is to be told
            on the same day, of a serious one by the next working day, of a significant one within five working days.
            These are Remit's own rules and no law.
          </p>
        </Inset>
        <Form action={ESCALATIONS.list(council)} hidden={hiddenOf(request)}>
          <RadioField
            {...fieldIn(again, 'report', 'grade')}
            label="How grave is it?"
            choices={Object.entries(GRADES).map(([value, label]) => ({ value, label }))}
          />
          <TextAreaField
            {...fieldIn(again, 'report', 'risk')}
            label="What is the risk?"
            hint="To whom or what, and why it cannot be dealt with where it arose. Name no persons."
            rows={6}
          />
          <TextField {...fieldIn(again, 'report', 'since')} label="Since when is it there?" kind="date" />
          <TextAreaField
            {...fieldIn(again, 'report', 'legal_basis')}
            label="Legal basis, if you give one"
            hint={`A suggestion, which is not verified: ${SUGGESTED_BASIS}. Check it before you rely on it.`}
            rows={2}
          />
          <RadioField {...fieldIn(again, 'report', 'confidentiality')} label="Who may see it?" choices={SECRECY} />
          <Button words="Report the risk" />
        </Form>
      </>
    ),
  });
};
