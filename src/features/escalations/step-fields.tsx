import type { JSX } from 'preact';

import { CheckboxField, RadioField, SelectField, TextAreaField, TextField } from '../../ui/index.ts';
import { type Again, fieldIn, tickIn } from '../site/index.ts';
import { type Escalation, MEANS, type Step, type StepKind, standingSteps, WHOM } from './escalation.ts';
import { sayMoment, sayStep, sayWhat } from './presenter.ts';

type StepFieldsProps = {
  readonly kind: StepKind;
  readonly again: Again | null;
  /** Null for a restricted one: the form is shown without opening it. */
  readonly escalation: Escalation | null;
};

const When = ({
  again,
  label,
  timed,
}: Pick<StepFieldsProps, 'again'> & { label: string; timed: boolean }): JSX.Element => (
  <>
    <TextField {...fieldIn(again, 'step', 'day')} label={`${label}: day`} kind="date" />
    <TextField
      {...fieldIn(again, 'step', 'time')}
      label={timed ? `${label}: time, to the minute` : `${label}: time, if it is known`}
      hint="Such as 14:05"
      characters={5}
      autocomplete="off"
    />
  </>
);

const labelOf = (step: Step, steps: readonly Step[]): string =>
  `${sayStep(step.number)}: ${sayWhat(step, steps)}${step.day === null ? '' : `, ${sayMoment({ day: step.day, time: step.time })}`}`;

const Which = (
  props: StepFieldsProps & { readonly label: string; readonly among: readonly Step[]; readonly report: boolean },
): JSX.Element => {
  const { again, escalation, label, among, report } = props;
  const field = fieldIn(again, 'step', 'refers_to');
  if (escalation === null) {
    const hint = `The number of the step in the chronology${report ? '; 0 is the report itself' : ''}`;
    return <TextField {...field} label={label} hint={hint} characters={3} numeric autocomplete="off" />;
  }
  return (
    <SelectField
      {...field}
      label={label}
      choices={[
        { value: '', label: 'Choose' },
        ...(report ? [{ value: '0', label: 'The report itself' }] : []),
        ...among.map((step) => ({ value: String(step.number), label: labelOf(step, escalation.steps) })),
      ]}
    />
  );
};

const Words = ({ again, label }: Pick<StepFieldsProps, 'again'> & { readonly label: string }): JSX.Element => (
  <TextAreaField {...fieldIn(again, 'step', 'words')} label={label} rows={5} />
);

/** The answers that a kind of step asks for. */
export const StepFields = (props: StepFieldsProps): JSX.Element => {
  const { kind, again, escalation } = props;
  const steps = escalation?.steps ?? [];
  switch (kind) {
    case 'told':
      return (
        <>
          <RadioField
            {...fieldIn(again, 'step', 'whom')}
            label="Who was told?"
            choices={Object.entries(WHOM).map(([value, label]) => ({ value, label }))}
          />
          <TextField
            {...fieldIn(again, 'step', 'whom_else')}
            label="If somebody else: which post or body"
            autocomplete="off"
          />
          <When again={again} label="When they were told" timed />
          <RadioField
            {...fieldIn(again, 'step', 'how')}
            label="How?"
            choices={Object.entries(MEANS).map(([value, label]) => ({ value, label }))}
          />
          <Words again={again} label="In what words" />
        </>
      );
    case 'response': {
      const told = standingSteps(steps).filter((step) => step.kind === 'told');
      return (
        <>
          <Which {...props} label="Whose answer is it?" among={told} report={false} />
          <When again={again} label="When it came" timed={false} />
          <Words again={again} label="What they answered" />
        </>
      );
    }
    case 'follow-up':
      return (
        <>
          <When again={again} label="When it was done" timed={false} />
          <Words again={again} label="What was done" />
        </>
      );
    case 'corrected':
      return (
        <>
          <Which {...props} label="What is to be corrected?" among={steps} report />
          <Words again={again} label="What is right" />
          <CheckboxField
            {...tickIn(again, 'step', 'takes_back')}
            {...wrongTick(again)}
            label="It did not happen so: the step counts no longer"
            hint="If a day, a time or whom was told is wrong, take the step back and write the right one down."
          />
        </>
      );
    case 'closed':
      return <Words again={again} label="What came of it" />;
    case 'reopened':
      return <Words again={again} label="Why it is open again" />;
  }
};

const wrongTick = (again: Again | null): { error?: string } => {
  const { error } = fieldIn(again, 'step', 'takes_back');
  return error === undefined ? {} : { error };
};
