import type { JSX } from 'preact';

import { formatDay, formatInstant } from '../../kernel/index.ts';
import { ButtonLink, Chronology, type ChronologyEntry, DataTable, KeyFacts, Link, StatusTag } from '../../ui/index.ts';
import { may } from '../access/index.ts';
import { ESCALATIONS } from './addresses.ts';
import {
  asStory,
  type Escalation,
  GRADES,
  isOpen,
  MEANS,
  type Step,
  type StepKind,
  standingSteps,
} from './escalation.ts';
import { WRITE_ESCALATIONS } from './policy.ts';
import {
  GRADE_MARKS,
  STEP_TITLES,
  sayMoment,
  sayStanding,
  sayWhat,
  sayWritten,
  tellings,
  writtenAt,
} from './presenter.ts';
import { whyNot } from './typed-step.ts';
import type { EscalationsView } from './view.tsx';

type Of = { readonly given: EscalationsView; readonly escalation: Escalation };

const TOLD = { shape: 'tick', tone: 'good' } as const;
const NOT_TOLD = { shape: 'cross', tone: 'bad' } as const;

const WhoWasTold = ({ escalation }: { readonly escalation: Escalation }): JSX.Element => (
  <>
    <h2>Who was told</h2>
    <DataTable
      id="told"
      caption="Those whom the tenth function names, and when they were told"
      captionHidden
      narrow="fit"
      compact
      columns={[
        { title: 'Whom', rowHeader: true, cell: ({ whom }: ReturnType<typeof tellings>[number]) => whom },
        {
          title: 'Told',
          cell: ({ step }) =>
            step === null ? (
              <StatusTag mark={NOT_TOLD} words="Not told" />
            ) : (
              <>
                <StatusTag mark={TOLD} words="Told" /> {sayMoment({ day: step.day ?? '', time: step.time })}
                {step.how === null ? '' : `, ${MEANS[step.how].toLowerCase()}`} (
                <Link href={`#step-${step.number}`}>step {step.number}</Link>)
              </>
            ),
        },
      ]}
      rows={tellings(escalation)}
    />
  </>
);

// What later steps say of this one: that it was corrected, or taken back.
const sayLater = (number: number, steps: readonly Step[], standing: readonly Step[]): JSX.Element | null => {
  const later = steps.filter(
    (each) => each.kind === 'corrected' && each.refersTo === number && standing.includes(each),
  );
  if (later.length === 0) return null;
  return (
    <p>
      {later.map((each, index) => (
        <span key={each.number}>
          {index === 0 ? '' : ' '}
          <strong>{each.takesBack ? 'Taken back' : 'Corrected'}</strong> in{' '}
          <Link href={`#step-${each.number}`}>step {each.number}</Link>
          {each.takesBack ? ': it counts no longer.' : '.'}
        </span>
      ))}
    </p>
  );
};

const entriesOf = ({ given, escalation }: Of): ChronologyEntry[] => {
  const { steps } = escalation;
  const standing = standingSteps(steps);
  const report: ChronologyEntry = {
    id: 'step-0',
    when: formatInstant(escalation.knownAt),
    what: `Entered here as ${GRADES[escalation.grade].toLowerCase()}`,
    told: sayWritten(escalation, given.posts),
    children: sayLater(0, steps, standing),
  };
  const entryOf = (step: Step): ChronologyEntry => ({
    id: `step-${step.number}`,
    when: step.day === null ? formatInstant(step.knownAt) : sayMoment({ day: step.day, time: step.time }),
    what: sayWhat(step, steps),
    told: `Step ${step.number}. ${sayWritten(step, given.posts)}`,
    counts: standing.includes(step),
    children: (
      <>
        <p class="remit-words">{step.words}</p>
        {sayLater(step.number, steps, standing)}
      </>
    ),
  });
  // The report is a moment of the story like every other: somebody may have been told before it was written down.
  const story = asStory(steps, writtenAt);
  const reportedAt = writtenAt(escalation);
  const before = story.filter(({ day, time }) => day !== null && `${day} ${time ?? '24:00'}` < reportedAt);
  return [...before.map(entryOf), report, ...story.filter((step) => !before.includes(step)).map(entryOf)];
};

const NEXT: readonly StepKind[] = ['told', 'response', 'follow-up', 'closed', 'reopened', 'corrected'];

const isPossible = (kind: StepKind, escalation: Escalation): boolean =>
  whyNot(kind, escalation) === null &&
  (kind !== 'response' || standingSteps(escalation.steps).some((step) => step.kind === 'told'));

const Next = ({ given, escalation }: Of): JSX.Element | null => {
  if (!may(given.view.acting, WRITE_ESCALATIONS)) return null;
  const possible = NEXT.filter((kind) => isPossible(kind, escalation));
  const [first, ...more] = possible;
  return (
    <section class="remit-next" id="next">
      <h2>What happened next</h2>
      {first === undefined ? null : (
        <p>
          <ButtonLink words={STEP_TITLES[first]} href={ESCALATIONS.step(given.council, escalation.code, first)} />
        </p>
      )}
      <ul>
        {more.map((kind) => (
          <li key={kind}>
            <Link href={ESCALATIONS.step(given.council, escalation.code, kind)}>{STEP_TITLES[kind]}</Link>
          </li>
        ))}
      </ul>
      <p>Printed, this page is one sheet while the chronology is short enough for it.</p>
    </section>
  );
};

/** A risk that was reported, from the report to what came of it. */
export const EscalationStory = (of: Of): JSX.Element => {
  const { escalation, given } = of;
  return (
    <div class="remit-one-sheet">
      <KeyFacts
        facts={[
          { term: 'Grade', value: <StatusTag mark={GRADE_MARKS[escalation.grade]} words={GRADES[escalation.grade]} /> },
          { term: 'What the risk is', value: <span class="remit-words">{escalation.risk}</span> },
          { term: 'Since', value: formatDay(escalation.since) },
          {
            term: 'Legal basis',
            value:
              escalation.legalBasis === null
                ? 'None was given'
                : `${escalation.legalBasis} (in the words of whoever reported it; not verified)`,
          },
          { term: 'How it stands', value: sayStanding(escalation, given.today) },
        ]}
      />
      <WhoWasTold escalation={escalation} />
      {isOpen(escalation) ? <Next {...of} /> : null}
      <h2>Chronology</h2>
      <Chronology entries={entriesOf(of)} />
      {isOpen(escalation) ? null : <Next {...of} />}
    </div>
  );
};
