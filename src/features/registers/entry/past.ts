import type { ClockRule, RunningClock } from '../../../clocks/index.ts';
import { type RegisterType, stateOfType } from '../type/register-type.ts';
import type { EntryClock, EntryEvent } from './entry.ts';
import { type Law, rulesOf } from './law.ts';

// The number of the event by which an entry came to its end; null where none tells of it.
const endedWith = ({ moves }: RegisterType, state: string, events: readonly EntryEvent[]): number | null => {
  const ends = moves.filter(({ to }) => to === state).map(({ event }) => event);
  return events.findLast(({ event }) => ends.includes(event))?.number ?? null;
};

const isOpen = ({ metBy, stopped }: RunningClock): boolean => metBy === null && stopped !== 'stopped';

// Whether what a duty asks for can be noted of an entry that stands so.
const canStillBeMet = ({ events }: RegisterType, state: string, { metBy, consequence }: ClockRule): boolean =>
  consequence?.kind === 'late' &&
  events.some(
    ({ code, also = [], notedIn = [] }) =>
      notedIn.includes(state) && [code, ...also.map(({ event }) => event)].some((name) => metBy.includes(name)),
  );

/**
 * The clocks of an entry that stands so. A final state ends the movement of an entry and what was expected of it before. What begins with the step that ended
 * it, or by what is noted later, is owed all the same; and so is a duty that the register lets be noted as done when it has ended.
 */
export const clocksInState = (
  type: RegisterType,
  { state, events }: { readonly state: string; readonly events: readonly EntryEvent[] },
  clocks: readonly RunningClock[],
  law: Law,
): EntryClock[] => {
  if (stateOfType(type, state)?.final !== true) return [...clocks];
  const ended = endedWith(type, state, events);
  const rules = rulesOf(law, type);
  return clocks.map((clock) => {
    const beganBefore = ended === null || clock.trigger < ended;
    const rule = rules.find(({ id, version }) => id === clock.rule && version === clock.version);
    const isPast = isOpen(clock) && beganBefore && !(rule !== undefined && canStillBeMet(type, state, rule));
    return isPast ? { ...clock, past: true } : clock;
  });
};
