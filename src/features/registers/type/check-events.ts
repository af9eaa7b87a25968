import { type Fault, fault } from '../../../kernel/index.ts';
import type { RegisterType } from './register-type.ts';

// What can bring an event about: the opening of an entry, a move, somebody who notes it, time, or another event that is also it.
const happening = ({ events, moves }: RegisterType): ReadonlySet<string> =>
  new Set([
    ...events.slice(0, 1).map(({ code }) => code),
    ...events.filter(({ notedIn = [], byLapse }) => notedIn.length > 0 || byLapse === true).map(({ code }) => code),
    ...events.flatMap(({ also = [] }) => also.map(({ event }) => event)),
    ...events.flatMap(({ completes }) => completes ?? []),
    ...moves.flatMap(({ event }) => (event === undefined ? [] : [event])),
  ]);

/** The faults of events that nothing brings about. */
export const neverHappening = (type: RegisterType): Fault[] => {
  const can = happening(type);
  return type.events
    .filter(({ code }) => !can.has(code))
    .map(({ code }) =>
      fault('cell.invalid', 'Nothing brings this event about: no move, no lapse, nobody notes it', {
        column: `events.${code}`,
      }),
    );
};
