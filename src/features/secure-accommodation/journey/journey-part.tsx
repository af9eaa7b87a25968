import type { JSX } from 'preact';

import { formatDay, formatInstant } from '../../../kernel/index.ts';
import { Link } from '../../../ui/index.ts';
import {
  type EntryEvent,
  type EntryPart,
  eventOfType,
  REGISTERS_ADDRESS,
  type RegistersView,
  type RegisterType,
  readerKeeps,
  type ShownEntry,
  stateOfType,
  tellClocks,
} from '../../registers/index.ts';
import { AUTHORISED, SECURE, SECURE_TYPES } from '../addresses.ts';
import { decisionsOf } from '../decision.ts';
import { NextPart } from './next-part.tsx';
import { stationsOf } from './stations.ts';
import { TimeLine } from './time-line.tsx';
import { ToldPart } from './told-part.tsx';
import { toldWhom, untoldIn } from './told-whom.ts';
import { whatNext } from './what-next.ts';

type Of = { readonly given: RegistersView; readonly shown: ShownEntry };

const letterOf = (type: RegisterType, { event, at, day }: EntryEvent): string =>
  `Letter of the decision of ${at === null ? formatDay(day) : formatInstant(at)}: ${eventOfType(type, event)?.label ?? event}`;

// An auditor, who opens an entry once and not for the day, would only be led back to the door.
const Papers = ({ given, shown }: Of): JSX.Element | null => {
  const { council, opened } = given;
  const { type, now, revisions } = shown;
  if (!opened.has(type.code)) return null;
  // Each decision has its letter: the first is still to be told, or looked up, when a review has followed it.
  const decisions = type.code === AUTHORISED ? decisionsOf(revisions) : [];
  return (
    <ul>
      {decisions.map(({ event }) => (
        <li key={event.number}>
          <Link href={SECURE.letter(council, now.reference, undefined, event.number)}>{letterOf(type, event)}</Link>
        </li>
      ))}
      <li>
        <Link href={SECURE.chronology(council, now.reference)}>Chronology to print</Link>
      </li>
    </ul>
  );
};

const Journey = ({ given, shown }: Of): JSX.Element => {
  const { council, law } = given;
  const { type, now, at } = shown;
  const ended = now.kind === 'withdrawn' || stateOfType(type, now.state)?.final === true;
  const clocks = tellClocks(type, law, now.clocks, at);
  const rounds = toldWhom(type, now);
  const leads = readerKeeps(given, type.code);
  const noteHref = (notice: string): string | null =>
    leads && !ended && eventOfType(type, notice)?.notedIn?.includes(now.state) === true
      ? REGISTERS_ADDRESS.note(council, now.reference, notice)
      : null;
  return (
    <section id="journey">
      <h2>Where the journey stands</h2>
      <NextPart
        council={council}
        type={type}
        now={now}
        next={ended ? null : whatNext(type, now, clocks)}
        leads={leads}
        untold={ended ? 0 : rounds.flatMap(untoldIn).length}
      />
      <Papers given={given} shown={shown} />
      <TimeLine stations={stationsOf(type, now, { clocks, now: at, ended })} />
      <ToldPart rounds={rounds} noteHref={noteHref} />
    </section>
  );
};

/** The journey of secure accommodation on the page of its entry: what is next and by when, what is missing first, a time line, and who has been told. */
export const SECURE_JOURNEY: EntryPart = {
  types: SECURE_TYPES,
  draw: (given, shown) => <Journey given={given} shown={shown} />,
};
