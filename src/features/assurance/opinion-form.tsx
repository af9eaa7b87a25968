import type { JSX } from 'preact';

import { Button, Form, RadioField, TextAreaField } from '../../ui/index.ts';
import { fieldIn, hiddenOf } from '../site/index.ts';
import { ASSURANCE } from './addresses.ts';
import { LEVEL_WORDS, LEVELS } from './level.ts';
import type { OpinionNow } from './opinions-of.ts';
import { WORKED_OUT } from './service.ts';
import type { AssuranceView } from './view.ts';

/** The mark of the form's fields. */
export const OWN = 'own';

/** The form for the Chief Social Work Officer's own opinion. */
export const OpinionForm = (props: { readonly given: AssuranceView; readonly opinion: OpinionNow }): JSX.Element => {
  const { given, opinion } = props;
  const { overruled } = opinion;
  return (
    <section id={OWN}>
      <h2>Your own opinion</h2>
      <p>
        Where you know more than came in, say what you hold. It stands beside the one worked out, with your reason,
        wherever the function is shown.
      </p>
      <Form action={ASSURANCE.opinion(given.council, opinion.function.code)} hidden={hiddenOf(given.request)}>
        <RadioField
          {...fieldIn(given.again, OWN, 'level', overruled?.level ?? '')}
          label="How sure are you?"
          choices={[
            ...LEVELS.toReversed().map((level) => ({ value: level, label: LEVEL_WORDS[level].words })),
            ...(overruled === null ? [] : [{ value: WORKED_OUT, label: 'Let the opinion worked out stand again' }]),
          ]}
        />
        <TextAreaField
          {...fieldIn(given.again, OWN, 'reason')}
          label="Why"
          hint={
            overruled === null ? 'Members can read it.' : `Members can read it. Last time: ${overruled.given.reason}`
          }
          rows={3}
        />
        <Button words="Record the opinion" />
      </Form>
    </section>
  );
};
