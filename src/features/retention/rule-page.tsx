import { describeFault, type Fault } from '../../kernel/index.ts';
import { FORM_TOKEN } from '../../platform/http/index.ts';
import { Button, CheckboxField, ErrorSummary, Form, TextAreaField, TextField } from '../../ui/index.ts';
import { type CouncilView, councilPage } from '../site/index.ts';
import { RETENTION } from './addresses.ts';
import type { RuleAnswers } from './own-rule.ts';

export type RuleForm = {
  readonly code: string;
  readonly answers: RuleAnswers;
  readonly faults: readonly Fault[];
  readonly formToken: string;
};

const wordsOf = (fault: Fault): string => describeFault({ ...fault, place: {} });

/** The form with which a council puts its own rule in place of a shared one. */
export const rulePage = (view: CouncilView, { code, answers, faults, formToken }: RuleForm): string => {
  const council = view.council.code;
  const errorOf = (name: string): { error?: string } => {
    const found = faults.find(({ place }) => place.column === name);
    return found === undefined ? {} : { error: wordsOf(found) };
  };
  return councilPage(view, {
    figures: false,
    title: answers.title === '' ? code : answers.title,
    label: 'How long it is kept',
    part: 'evidence',
    crumbs: [{ words: 'What is kept', href: RETENTION.list(council) }],
    before: (
      <ErrorSummary errors={faults.map((each) => ({ field: each.place.column ?? 'title', message: wordsOf(each) }))} />
    ),
    hasErrors: faults.length > 0,
    main: (
      <>
        <p>
          Your council’s own rule holds for files that are added from now on. Those that are here already keep their
          day.
        </p>
        <Form action={RETENTION.rule(council, code)} hidden={{ [FORM_TOKEN]: formToken }}>
          <TextField name="title" label="What is it for?" value={answers.title} {...errorOf('title')} />
          <TextField
            name="years"
            label="How many years?"
            value={answers.years}
            characters={3}
            numeric
            hint="Leave it empty for what is kept for ever."
            {...errorOf('years')}
          />
          <TextField
            name="countedFrom"
            label="Counted from what?"
            value={answers.countedFrom}
            hint={'Write "added" for the day a file is added; else the event, like "the day the complaint was closed".'}
            {...errorOf('countedFrom')}
          />
          <TextAreaField
            name="citation"
            label="Where is it laid down?"
            rows={2}
            value={answers.citation}
            {...errorOf('citation')}
          />
          <TextAreaField name="note" label="Note" rows={2} value={answers.note} {...errorOf('note')} />
          <CheckboxField
            name="verified"
            label="Our records manager has confirmed this rule"
            value="yes"
            checked={answers.verified}
          />
          <Button words="Save the rule" />
        </Form>
      </>
    ),
  });
};
