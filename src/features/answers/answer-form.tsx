import type { JSX } from 'preact';

import { Button, CheckboxField, Details, Form, RadioField, TextAreaField, TextField } from '../../ui/index.ts';
import { answerIn, fieldIn, hiddenOf } from '../site/index.ts';
import { ANSWERS } from './addresses.ts';
import { type Answer, CONCERN_GRADES, STANDARDS } from './answer.ts';
import type { ToAnswer } from './give.ts';
import type { AnswersView } from './view.ts';

/** The mark of the form's fields. */
export const FORM = 'answer';

const wasTicked = (given: AnswersView, field: string): boolean =>
  given.again !== null && answerIn(given.again.form, FORM, field) === 'yes';

const lastTime = (last: Answer | null, field: 'done' | 'tells'): { hint?: string } => {
  if (last === null) return {};
  const words = field === 'done' && last.nothingArose ? 'Nothing arose' : last[field];
  return words === '' ? {} : { hint: `Last time: ${words.length > 400 ? `${words.slice(0, 400)}…` : words}` };
};

const Standards = ({ given }: { readonly given: AnswersView }): JSX.Element => (
  <Details summary="Standards that it speaks to, if you wish to name any">
    {Object.entries(STANDARDS).map(([code, words]) => (
      <CheckboxField
        key={code}
        name={`${FORM}-standard-${code}`}
        value="yes"
        checked={wasTicked(given, `standard-${code}`)}
        label={words}
      />
    ))}
  </Details>
);

/** The form: what was done, what it tells us, what shows it, and whether anything is of concern. */
export const AnswerForm = (props: {
  readonly given: AnswersView;
  readonly asked: ToAnswer;
  readonly last: Answer | null;
  /** Whether the reader may attach a file here. */
  readonly attaches: boolean;
}): JSX.Element => {
  const { given, asked, last, attaches } = props;
  const { again, council, request, now } = given;
  const since = asked.answers.at(-1)?.knownAt ?? '';
  const opened = again === null ? now : answerIn(again.form, FORM, 'opened_at');
  const hidden = {
    ...hiddenOf(request),
    [`${FORM}-since`]: again === null ? since : answerIn(again.form, FORM, 'since'),
    [`${FORM}-opened_at`]: opened,
  };
  return (
    <section id={FORM}>
      <Form action={ANSWERS.form(council, asked.owed.code)} hidden={hidden} upload={attaches}>
        {asked.mayBeNothing ? (
          <CheckboxField
            name={`${FORM}-nothing`}
            value="yes"
            checked={wasTicked(given, 'nothing')}
            label="Nothing arose in this period"
            hint="Then leave the next two empty."
          />
        ) : null}
        <TextAreaField {...fieldIn(again, FORM, 'done')} label="What was done?" rows={4} {...lastTime(last, 'done')} />
        <TextAreaField
          {...fieldIn(again, FORM, 'tells')}
          label="What does it tell us?"
          rows={3}
          {...lastTime(last, 'tells')}
        />
        <TextAreaField
          {...fieldIn(again, FORM, 'evidence')}
          label="What shows it? (may be empty)"
          hint="One in a line: a web address, a measure, or the code of a file kept here, such as E-2026-0001. A minute that is only named counts as said, not shown."
          rows={2}
        />
        {attaches ? (
          <TextField
            {...fieldIn(again, FORM, 'file')}
            kind="file"
            label="Attach a file (may be empty)"
            hint="Up to 25 MB. Nothing restricted: that is added under Evidence."
          />
        ) : null}
        <RadioField
          {...fieldIn(again, FORM, 'concern')}
          label="Is anything of concern?"
          choices={Object.entries(CONCERN_GRADES).map(([value, label]) => ({ value, label }))}
        />
        <TextAreaField {...fieldIn(again, FORM, 'concern_words')} label="If so, what?" rows={2} />
        <Standards given={given} />
        <Button words="Send the answer" />
      </Form>
    </section>
  );
};
