import type { JSX } from 'preact';

import { ButtonLink, Details, Link } from '../../../../ui/index.ts';
import { may, sayCapacity } from '../../../access/index.ts';
import { REGISTERS } from '../../addresses.ts';
import type { Revision } from '../../entry/entry.ts';
import { movesFrom } from '../../entry/move-entry.ts';
import { couldHappenTo } from '../../entry/revise-entry.ts';
import { DECIDE_IN_REGISTERS } from '../../policy.ts';
import type { EventKind, Move, Need, RegisterType } from '../../type/register-type.ts';
import { needsAhead } from '../forms/move-needs.ts';
import { type RegistersView, readerKeeps } from '../view.tsx';

type Of = {
  readonly given: RegistersView;
  readonly type: RegisterType;
  readonly now: Revision;
  /** Where the entry would stand but for the lapse by which it stands as it does; null where it came by none. */
  readonly before: string | null;
};

// What the step's own form does not ask for: something must have happened, and be noted, before.
const mustComeFirst = (need: Need): boolean => 'event' in need && need.excused === undefined;

/** A step that leads on from where an entry stands: what must come first, and what its form will ask for. */
export type StepAhead = {
  readonly move: Move;
  readonly first: readonly Need[];
  /** What comes first as well, unless its form says why not. */
  readonly orWhyNot: readonly Need[];
  readonly asks: readonly Need[];
  /** Only the officer may take it, and the reader is not. */
  readonly officerAlone: boolean;
};

/** The steps that lead on, those that can be taken now before the others. */
export const stepsAhead = ({ given, type, now }: Of): StepAhead[] =>
  movesFrom(type, now.state)
    .map((move): StepAhead => {
      const unmet = needsAhead(type, move, now).flatMap(({ need, met }) => (met ? [] : [need]));
      return {
        move,
        first: unmet.filter(mustComeFirst),
        orWhyNot: unmet.filter((need) => 'event' in need && !mustComeFirst(need)),
        asks: unmet.filter((need) => !('event' in need)),
        officerAlone: move.by === 'officer' && !may(given.acting, DECIDE_IN_REGISTERS),
      };
    })
    .sort((a, b) => Number(a.officerAlone || a.first.length > 0) - Number(b.officerAlone || b.first.length > 0));

const Because = ({ title, needs }: { readonly title: string; readonly needs: readonly Need[] }): JSX.Element | null =>
  needs.length === 0 ? null : (
    <>
      <p>{title}</p>
      <ul>
        {[...new Set(needs.map(({ because }) => because))].map((because) => (
          <li key={because}>{because}</li>
        ))}
      </ul>
    </>
  );

const Step = ({ of, step }: { readonly of: Of; readonly step: StepAhead }): JSX.Element => {
  const { given, now } = of;
  const { move, first, orWhyNot, asks, officerAlone } = step;
  const capacity = given.acting?.capacity;
  return (
    <li>
      {officerAlone || first.length > 0 ? (
        <strong>{move.label}</strong>
      ) : (
        <ButtonLink words={move.label} href={REGISTERS.move(given.council, now.reference, move.code)} />
      )}
      {officerAlone ? (
        <p>Only the Chief Social Work Officer, or a depute under a delegation for decisions, takes this step.</p>
      ) : move.by === 'officer' && capacity !== undefined ? (
        <p>
          You would take it as {sayCapacity(capacity)}
          {capacity.kind === 'depute' ? `, under ${capacity.delegation}` : ''}.
        </p>
      ) : null}
      <Because title="Before it can be taken:" needs={first} />
      <Because title="Note first that it happened, or say in the step why not:" needs={orWhyNot} />
      <Because title="It will ask for:" needs={asks} />
    </li>
  );
};

const notedNow = ({ type, now }: Of): EventKind[] =>
  type.events.filter((kind) => kind.notedIn?.includes(now.state) === true && couldHappenTo(kind, now));

// What was done before the time ran out, and is written down only afterwards.
const LateLinks = ({ given, type, now, before }: Of): JSX.Element | null => {
  const onlyThen = (states: readonly string[] = []): boolean =>
    before !== null && states.includes(before) && !states.includes(now.state);
  const moves = type.moves.filter(
    ({ from, by }) => onlyThen(from) && (by === 'keeper' || may(given.acting, DECIDE_IN_REGISTERS)),
  );
  const noted = type.events.filter((kind) => onlyThen(kind.notedIn) && couldHappenTo(kind, now));
  if (moves.length === 0 && noted.length === 0) return null;
  return (
    <Details summary="Write down what happened before the time ran out">
      <p>What was done in time stands, though it is written down only now.</p>
      <ul>
        {moves.map(({ code, label }) => (
          <li key={`move ${code}`}>
            <Link href={REGISTERS.move(given.council, now.reference, code)}>{label}</Link>
          </li>
        ))}
        {noted.map(({ code, label }) => (
          <li key={`note ${code}`}>
            <Link href={REGISTERS.note(given.council, now.reference, code)}>{label}</Link>
          </li>
        ))}
      </ul>
    </Details>
  );
};

/** What can be done next with an entry, for whoever keeps its register; for others who does. */
export const StepsPart = (of: Of): JSX.Element => {
  const { given, type, now } = of;
  if (!readerKeeps(given, type.code)) {
    return <p>Your post does not keep this register, so you can read this entry and not change it.</p>;
  }
  if (now.kind === 'withdrawn') return <p>The entry was withdrawn: nothing more can be done with it.</p>;
  const steps = stepsAhead(of);
  const noted = notedNow(of);
  return (
    <section class="remit-next" id="next">
      <h2>What can be done next</h2>
      {steps.length === 0 ? (
        <p>No step leads on from here.</p>
      ) : (
        <ul>
          {steps.map((step) => (
            <Step key={step.move.code} of={of} step={step} />
          ))}
        </ul>
      )}
      {noted.length === 0 ? null : (
        <>
          <h3>Note that something happened</h3>
          <ul>
            {noted.map(({ code, label }) => (
              <li key={code}>
                <Link href={REGISTERS.note(given.council, now.reference, code)}>{label}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <LateLinks {...of} />
      <Details summary="Put right what it says, or withdraw it">
        <ul>
          <li>
            <Link href={REGISTERS.change(given.council, now.reference)}>Put right or add to the answers</Link>
          </li>
          <li>
            <Link href={REGISTERS.withdraw(given.council, now.reference)}>
              Withdraw an entry that was made in error
            </Link>
          </li>
        </ul>
      </Details>
    </section>
  );
};
