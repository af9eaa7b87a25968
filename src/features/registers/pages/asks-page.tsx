import type { JSX } from 'preact';

import type { RouteAnswer } from '../../../platform/http/index.ts';
import { Button, Form, Inset, RadioField, TextAreaField, TextField } from '../../../ui/index.ts';
import { may } from '../../access/index.ts';
import { fieldIn, hiddenOf } from '../../site/index.ts';
import { REGISTERS } from '../addresses.ts';
import { OWN_KINDS } from '../own-question.ts';
import { SETTLE_REGISTERS } from '../policy.ts';
import type { Field, RegisterType } from '../type/register-type.ts';
import { sourceInWords } from '../type/said-source.ts';
import { listCrumbs, type RegistersView, registersPage } from './view.tsx';

/** The mark of the form that adds a question of the council's own. */
export const ASKS = 'asks';

/** Whom to ask for a question of the council's own. */
export const WHO_ADDS =
  'Your council may add questions of its own. The Chief Social Work Officer does, or a depute under a delegation for decisions: ask them if one is missing.';

const whenAsked = ({ needed, to }: Field): string => {
  if (to !== undefined) return 'no longer asked';
  if (needed === 'always') return 'always answered';
  return needed === undefined ? 'may be answered' : 'answered once it matters';
};

const Questions = ({ given, type }: { readonly given: RegistersView; readonly type: RegisterType }): JSX.Element => (
  <ul>
    {type.fields.map((field) => (
      <li key={field.code}>
        <strong>{field.label}</strong> ({whenAsked(field)}). {field.help === undefined ? '' : `${field.help} `}
        Source: {sourceInWords(field.source, given.law.rules)}.
      </li>
    ))}
  </ul>
);

const Adding = ({ given, type }: { readonly given: RegistersView; readonly type: RegisterType }): JSX.Element => {
  const { again, council, request } = given;
  return (
    <section id={ASKS}>
      <h2>Add a question of your own</h2>
      <Inset>
        <p>
          A later pack changes nothing of it. Entries that are there stay as they are. Never ask for what tells who a
          person is.
        </p>
      </Inset>
      <Form action={REGISTERS.asks(council, type.code)} hidden={hiddenOf(request)}>
        <TextField
          {...fieldIn(again, ASKS, 'label')}
          label="What is asked?"
          hint="Such as: Team or unit"
          autocomplete="off"
        />
        <TextField {...fieldIn(again, ASKS, 'help')} label="Help beside it, if it needs any" autocomplete="off" />
        <RadioField
          {...fieldIn(again, ASKS, 'kind')}
          label="How is it answered?"
          choices={Object.entries(OWN_KINDS).map(([value, label]) => ({ value, label }))}
        />
        <TextAreaField
          {...fieldIn(again, ASKS, 'choices')}
          label="The answers, where it is one of several"
          hint="Each on a line of its own"
          rows={4}
        />
        <Button words="Add the question" />
      </Form>
    </section>
  );
};

/** What a register asks, where each question comes from, and the form that adds one of the council's own. */
export const asksPage = (given: RegistersView, type: RegisterType): RouteAnswer =>
  registersPage(given, {
    title: `What this register asks: ${type.many}`,
    crumbs: listCrumbs(given.council, type),
    main: (
      <>
        <p>{type.purpose}</p>
        <Questions given={given} type={type} />
        {may(given.acting, SETTLE_REGISTERS) ? <Adding given={given} type={type} /> : <p>{WHO_ADDS}</p>}
      </>
    ),
  });
