import type { JSX } from 'preact';

import { Inset, Link, type Mark, StatusTag } from '../../../ui/index.ts';
import { REGISTERS_ADDRESS, type RegisterType, type Revision, stateOfType } from '../../registers/index.ts';
import type { Gate, Next, StepGates } from './what-next.ts';

type Of = {
  readonly council: string;
  readonly type: RegisterType;
  readonly now: Revision;
  readonly next: Next | null;
  /** The reader keeps the register, so that they are led to where it is done. */
  readonly leads: boolean;
  /** How many people are still to be told of what happened last. */
  readonly untold: number;
};

const THERE: Mark = { shape: 'tick', tone: 'good' };
const MISSING: Mark = { shape: 'cross', tone: 'bad' };

const GateLine = ({ gate, of }: { readonly gate: Gate; readonly of: Of }): JSX.Element => {
  const { council, now, leads } = of;
  return (
    <li>
      <StatusTag mark={gate.met ? THERE : MISSING} words={gate.met ? 'There' : 'Missing'} /> {gate.because}.{' '}
      {!gate.met && leads && gate.event !== null ? (
        <Link href={REGISTERS_ADDRESS.note(council, now.reference, gate.event)} label={`Note it: ${gate.because}`}>
          Note it
        </Link>
      ) : null}
    </li>
  );
};

// Each step by itself: two of them may ask for the opposite.
const Gates = ({ step, gates, of }: StepGates & { readonly of: Of }): JSX.Element => {
  const missing = gates.filter(({ met }) => !met).length;
  return (
    <>
      <h3>
        {missing === 0
          ? `“${step}”: everything that must be there first is there`
          : `“${step}”: ${missing} of the ${gates.length} that must be there first ${missing === 1 ? 'is' : 'are'} missing`}
      </h3>
      <ul class="remit-gates">
        {gates.map((gate) => (
          <GateLine key={gate.because} gate={gate} of={of} />
        ))}
      </ul>
    </>
  );
};

const untoldWords = (untold: number): string =>
  `${untold === 1 ? 'One of those concerned is' : `${untold} of those concerned are`} still to be told: see who below.`;

const whyNothing = ({ type, now: { kind, state }, untold }: Of): string => {
  if (kind === 'withdrawn') return 'Nothing is due: the entry was withdrawn.';
  if (stateOfType(type, state)?.final === true) return 'Nothing is due: the journey has ended.';
  if (untold > 0) {
    return `${untoldWords(untold)} Nothing else that the Chief Social Work Officer owes runs to a time.`;
  }
  return 'Nothing that the Chief Social Work Officer owes runs to a time as it stands. What others owe is under “What is required now”.';
};

/** What is next and by when, what follows if it is not done, and what must be there first with its reason. */
export const NextPart = (of: Of): JSX.Element => {
  const { next, leads, untold } = of;
  const said = next?.told.said ?? null;
  if (next === null || said === null) return <p>{whyNothing(of)}</p>;
  return (
    <>
      <Inset>
        <p>
          <StatusTag mark={said.mark} words={said.standing} />
        </p>
        <p>
          {next.told.title}: <strong>{said.when}</strong>
          {said.distance === null ? null : ` (${said.distance})`}.
        </p>
        {said.otherwise === null ? null : <p>{said.otherwise}</p>}
        {said.confirm === null ? null : <p>{said.confirm}</p>}
        {untold === 0 ? null : <p>{untoldWords(untold)}</p>}
      </Inset>
      {next.gates.map(({ step, gates }) => (
        <Gates key={step} step={step} gates={gates} of={of} />
      ))}
      {leads && next.moves.length > 0 ? (
        <p>
          <Link href="#next">Go to the steps: {next.moves.map(({ label }) => label).join('; ')}</Link>
        </p>
      ) : null}
    </>
  );
};
