import type { JSX } from 'preact';

import { describeFault, type Fault, formatDay, formatInstant } from '../../kernel/index.ts';
import { FORM_TOKEN } from '../../platform/http/index.ts';
import { Button, DataTable, ErrorSummary, Form, KeyFacts, Notice, TextAreaField, TextField } from '../../ui/index.ts';
import { may } from '../access/index.ts';
import { type CouncilView, councilPage } from '../site/index.ts';
import { RETENTION } from './addresses.ts';
import type { KeptThing } from './kept-things.ts';
import { DECIDE_DISPOSAL, PROPOSE_DISPOSAL } from './policy.ts';
import type { RetentionStep } from './step.ts';

export type StepName = 'proposal' | 'keep' | 'disposal';

export type Review = {
  /** Null where it may not be shown by itself: a restricted thing, of which only its code is known here. */
  readonly thing: KeptThing | null;
  readonly code: string;
  /** Null where no rule was chosen, or nothing may be shown. */
  readonly ruleTitle: string | null;
  readonly steps: readonly RetentionStep[];
  readonly today: string;
  readonly formToken: string;
  /** The step that was tried, with what was typed and what is wrong with it. */
  readonly tried: {
    readonly step: StepName;
    readonly reason: string;
    readonly until: string;
    readonly faults: readonly Fault[];
  } | null;
  readonly done: boolean;
  readonly sayActor: (step: RetentionStep) => string;
};

const SAID: Readonly<Record<RetentionStep['step'], string>> = {
  proposed: 'Proposed to dispose of it',
  kept: 'Decided to keep it longer',
  disposed: 'Disposed of it',
};

const WORDS: Readonly<Record<StepName, { readonly title: string; readonly button: string }>> = {
  proposal: { title: 'Propose to dispose of it', button: 'Propose disposal' },
  keep: { title: 'Keep it longer', button: 'Keep it longer' },
  disposal: { title: 'Dispose of it', button: 'Dispose of it for good' },
};

const wordsOf = (fault: Fault): string => describeFault({ ...fault, place: {} });
const fieldOf = (step: StepName, column: string | undefined): string => `${step}-${column ?? 'reason'}`;

const StepForm = (props: {
  readonly council: string;
  readonly review: Review;
  readonly step: StepName;
}): JSX.Element => {
  const { council, review, step } = props;
  const tried = review.tried?.step === step ? review.tried : null;
  const errorOf = (column: string): { error?: string } => {
    const found = tried?.faults.find(({ place }) => (place.column ?? 'reason') === column);
    return found === undefined ? {} : { error: wordsOf(found) };
  };
  return (
    <section aria-labelledby={`${step}-heading`}>
      <h2 id={`${step}-heading`}>{WORDS[step].title}</h2>
      <Form action={RETENTION.step(council, review.code, step)} hidden={{ [FORM_TOKEN]: review.formToken }}>
        <TextAreaField name={`${step}-reason`} label="Why?" value={tried?.reason ?? ''} {...errorOf('reason')} />
        {step === 'keep' ? (
          <TextField
            name={`${step}-until`}
            label="Until when?"
            kind="date"
            value={tried?.until ?? ''}
            hint="It is reviewed again then."
            {...errorOf('until')}
          />
        ) : null}
        <Button words={WORDS[step].button} secondary={step !== 'proposal'} />
      </Form>
    </section>
  );
};

// Which steps stand open to the reader; the service judges again.
const openSteps = (view: CouncilView, { thing, steps, today }: Review): StepName[] => {
  const last = steps.at(-1)?.step;
  const known = thing !== null;
  if (last === 'disposed' || (known && (thing.until === null || thing.until > today))) return [];
  const decides = may(view.acting, DECIDE_DISPOSAL);
  const proposes = may(view.acting, PROPOSE_DISPOSAL);
  return [
    ...(proposes && (!known || last !== 'proposed') ? (['proposal'] as const) : []),
    ...(decides ? (['keep'] as const) : []),
    ...(decides && (!known || last === 'proposed') ? (['disposal'] as const) : []),
  ];
};

/** The review of one kept thing: where it stands, and the steps that are open to the reader. */
export const reviewPage = (view: CouncilView, review: Review): string => {
  const { code: council } = view.council;
  const { thing, tried, code } = review;
  const steps = openSteps(view, review);
  const faults = tried?.faults ?? [];
  return councilPage(view, {
    figures: false,
    title: thing?.title ?? code,
    label: 'Review of what is kept',
    part: 'evidence',
    crumbs: [{ words: 'What is kept', href: RETENTION.list(council) }],
    before: review.done ? (
      <Notice tone="success" title="The step was taken and recorded" />
    ) : (
      <ErrorSummary
        errors={faults.map((each) => ({
          field: fieldOf(tried?.step ?? 'proposal', each.place.column),
          message: wordsOf(each),
        }))}
      />
    ),
    hasErrors: faults.length > 0,
    main: (
      <>
        {thing === null ? (
          <p>
            This is restricted: nothing about it is shown here. A step on it is recorded as restricted, with its reason.
          </p>
        ) : (
          <KeyFacts
            facts={[
              { term: 'Code', value: code },
              { term: 'Rule', value: review.ruleTitle ?? 'No rule' },
              { term: 'Kept until', value: thing.until === null ? 'for ever' : formatDay(thing.until) },
            ]}
          />
        )}
        {review.steps.length === 0 ? null : (
          <DataTable
            id="steps"
            caption="What was decided so far"
            narrow="stack"
            rows={review.steps}
            columns={[
              { title: 'When', rowHeader: true, cell: ({ knownAt }) => formatInstant(knownAt) },
              {
                title: 'What',
                cell: ({ step, keepUntil }) =>
                  `${SAID[step]}${keepUntil === null ? '' : `, until ${formatDay(keepUntil)}`}`,
              },
              { title: 'Who', cell: review.sayActor },
              { title: 'Why', cell: ({ reason }) => reason },
            ]}
          />
        )}
        {steps.length === 0 ? <p>No step is open to you here.</p> : null}
        {steps.map((step) => (
          <StepForm key={step} council={council} review={review} step={step} />
        ))}
      </>
    ),
  });
};
