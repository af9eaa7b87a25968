import {
  type ClockTold,
  eventOfType,
  type Move,
  movesFrom,
  type Need,
  needsAhead,
  type RegisterType,
  type Revision,
} from '../../registers/index.ts';

/** What must be there before the next step, and whether it is. `event`: what is to be noted; null where the form of the step asks for it. */
export type Gate = { readonly because: string; readonly met: boolean; readonly event: string | null };

/** What must be there before one step; each reason once. */
export type StepGates = { readonly step: string; readonly gates: readonly Gate[] };

/** What is due first of an entry, and what stands before it. */
export type Next = {
  readonly told: ClockTold;
  /** The steps by which it is met; none where it is met by a note, or is another's. */
  readonly moves: readonly Move[];
  /** Of each of those steps that needs anything. */
  readonly gates: readonly StepGates[];
};

const LIVE = ['late', 'no-period', 'due-soon', 'running'];

const dueOf = ({ clock }: ClockTold): string => (clock.due.kind === 'unknown' ? '' : clock.due.at);

const isOfficers = ({ owner }: ClockTold): boolean => owner.startsWith('CSWO');

// A step meets a clock by its own event or by another name that rules know it under.
const meets = (type: RegisterType, { event }: Move, { rule }: ClockTold): boolean => {
  if (event === undefined || rule === null) return false;
  const also = eventOfType(type, event)?.also ?? [];
  return [event, ...also.map((each) => each.event)].some((each) => rule.metBy.includes(each));
};

const gatesOf = (type: RegisterType, move: Move, now: Revision): StepGates => {
  const gates = new Map<string, Gate>();
  for (const { need, met } of needsAhead(type, move, now)) {
    // Rights and other clocks are judged at the moment of the step itself.
    if ('running' in need || 'over' in need || 'rolling' in need) continue;
    const known = gates.get(need.because);
    gates.set(need.because, {
      because: need.because,
      met: met && known?.met !== false,
      event: known?.event ?? noteFor(type, need, now),
    });
  }
  return { step: move.label, gates: [...gates.values()] };
};

const noteFor = (type: RegisterType, need: Need, now: Revision): string | null =>
  'event' in need && eventOfType(type, need.event)?.notedIn?.includes(now.state) === true ? need.event : null;

/** What the law requires next of the officer, with what stands before it; null where nothing runs that the officer owes. */
export const whatNext = (type: RegisterType, now: Revision, clocks: readonly ClockTold[]): Next | null => {
  const live = clocks.filter((told) => told.said !== null && LIVE.includes(told.said.state) && isOfficers(told));
  // Of what is due at the same minute, the decision comes before the telling: as the rules stand.
  const [told] = live.toSorted((a, b) => dueOf(a).localeCompare(dueOf(b)));
  if (told === undefined) return null;
  const moves = movesFrom(type, now.state).filter((move) => meets(type, move, told));
  const stepGates = moves.map((move) => gatesOf(type, move, now)).filter(({ gates }) => gates.length > 0);
  return { told, moves, gates: stepGates };
};
