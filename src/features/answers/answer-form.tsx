import type { JSX } from 'preact';

import { dayOf, formatDay } from '../../kernel/index.ts';
import { Button, CheckboxField, Details, Form, RadioField, TextAreaField, TextField } from '../../ui/index.ts';
import { answerIn, fieldIn, hiddenOf } from '../site/index.ts';
import { ANSWERS } from './addresses.ts';
import { type Answer, CONCERN_GRADES, STANDARDS } from './answer.ts';
import { nothingFrom, type ToAnswer } from './give.ts';
import type { AnswersView } from './view.ts';

/** The mark of the form's fields. */
export const FORM = 'answer';

const wasTicked = (given: AnswersView, field: string, before: boolean): boolean =>
  given.again === null ? before : answerIn(given.again.form, FORM, field) === 'yes';

const lastTime = (last: Answer | null, field: 'done' | 'tells'): { hint?: string } => {
  if (last === null) return {};
  const words = field === 'done' && last.nothingArose ? 'Nothing arose' : last[field];
  return words === '' ? {} : { hint: `Last time: ${words.length > 400 ? `${words.slice(0, 400)}…` : words}` };
};

const Standards = ({ given, kept }: { readonly given: AnswersView; readonly kept: Answer | null }): JSX.Element => (
  <Details summary="Standards that it speaks to, if you wish to name any">
    {Object.entries(STANDARDS).map(([code, words]) => (
      <CheckboxField
        key={code}
        name={`${FORM}-standard-${code}`}
        value="yes"
        checked={wasTicked(given, `standard-${code}`, kept?.standards.includes(code) === true)}
        label={words}
      />
    ))}
  </Details>
);

type Of = {
  readonly given: AnswersView;
  readonly asked: ToAnswer;
  readonly last: Answer | null;
  /** The answer that stands, which fills the form; null where there is none yet. */
  readonly kept: Answer | null;
  /** Whether the reader may attach a file here. */
  readonly attaches: boolean;
};

const Fields = ({ given, asked, last, kept, attaches }: Of): JSX.Element => {
  const { again } = given;
  const hints = kept === null ? last : null;
  const concern = kept?.concern ?? null;
  const from = asked.mayBeNothing ? nothingFrom(asked.occurrence, dayOf(given.now)) : null;
  return (
    <>
      {from !== null ? (
        <p id={`${FORM}-nothing`}>
          If nothing arises in this period, that can be said from {formatDay(from)}, its last day.
        </p>
      ) : asked.mayBeNothing ? (
        <CheckboxField
          name={`${FORM}-nothing`}
          value="yes"
          checked={wasTicked(given, 'nothing', kept?.nothingArose === true)}
          label="Nothing arose in this period"
          hint="Tick this only if you looked and there was nothing. Then leave the next two boxes empty; whether anything is of concern is still asked."
        />
      ) : null}
      <TextAreaField
        {...fieldIn(again, FORM, 'done', kept?.done)}
        label="What was done?"
        rows={4}
        {...lastTime(hints, 'done')}
      />
      <TextAreaField
        {...fieldIn(again, FORM, 'tells', kept?.tells)}
        label="What does it tell us?"
        rows={3}
        {...lastTime(hints, 'tells')}
      />
      <TextAreaField
        {...fieldIn(again, FORM, 'evidence', kept?.evidence.map(({ reference }) => reference).join('\n'))}
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
        {...fieldIn(again, FORM, 'concern', kept === null ? undefined : 'none')}
        label={concern === null ? 'Is anything of concern?' : 'Is anything more of concern?'}
        {...(concern === null ? {} : { hint: `The concern that you raised stands as it is: ${concern}` })}
        choices={Object.entries(CONCERN_GRADES).map(([value, label]) => ({ value, label }))}
      />
      <TextAreaField {...fieldIn(again, FORM, 'concern_words')} label="If so, what?" rows={2} />
      <Standards given={given} kept={kept} />
    </>
  );
};

/**
 * The form: what was done, what it tells us, what shows it, and whether anything is of concern. Where a reviewer asks back, only what is said to that is
 * asked for; the rest stands as it was said, and can be changed.
 */
export const AnswerForm = (props: Omit<Of, 'kept'> & { readonly question: boolean }): JSX.Element => {
  const { given, asked, question } = props;
  const { again, council, request, now } = given;
  const kept = asked.answers.at(-1) ?? null;
  const opened = again === null ? now : answerIn(again.form, FORM, 'opened_at');
  const hidden = {
    ...hiddenOf(request),
    [`${FORM}-since`]: again === null ? (kept?.knownAt ?? '') : answerIn(again.form, FORM, 'since'),
    [`${FORM}-opened_at`]: opened,
  };
  const fields = <Fields {...props} kept={kept} />;
  return (
    <section id={FORM}>
      <Form action={ANSWERS.form(council, asked.owed.code)} hidden={hidden} upload={props.attaches}>
        {question && kept !== null ? (
          <>
            <TextAreaField
              {...fieldIn(again, FORM, 'reply')}
              label="What do you say to it?"
              hint="It is added to what you said, which is kept as it is."
              rows={4}
            />
            <Details summary="What you said before, to change if you wish" open={again !== null}>
              {fields}
            </Details>
          </>
        ) : (
          fields
        )}
        <Button words="Send the answer" />
      </Form>
    </section>
  );
};
