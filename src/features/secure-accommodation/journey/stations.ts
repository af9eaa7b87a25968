import { type Day, dayOf, type Instant } from '../../../kernel/index.ts';
import { type ClockTold, eventOfType, type RegisterType, type Revision } from '../../registers/index.ts';

/** A station of the journey: something that happened, or something that the law requires and by when. Numbered from 1 in the order of time. */
export type Station = {
  readonly number: number;
  readonly what: string;
  readonly kind: 'done' | 'by-law' | 'late' | 'next' | 'later' | 'at-once';
  /** When it happened, or by when it is due; `at` null where only the day is known. */
  readonly at: Instant | null;
  readonly day: Day;
  /** Of what is due: how far off it is, and whose it is. */
  readonly note: string | null;
};

type Unnumbered = Omit<Station, 'number'>;

// What was told to each person has its own table, so that only what happened to the journey as a whole stands here.
const happened = (type: RegisterType, { events }: Revision): Unnumbered[] =>
  events.flatMap(({ event, at, day }): Unnumbered[] => {
    const kind = eventOfType(type, event);
    if (kind === null || kind.people !== undefined) return [];
    const note = kind.byLapse === true ? 'By law, because the time ran out' : null;
    return [{ what: kind.label, kind: kind.byLapse === true ? 'by-law' : 'done', at, day, note }];
  });

const ahead = (clocks: readonly ClockTold[], now: Instant): Unnumbered[] =>
  clocks.flatMap(({ title, owner, clock, said }): Unnumbered[] => {
    if (said === null) return [];
    const note = [said.distance, owner === '' ? null : `Whose: ${owner}`].filter((each) => each !== null).join('. ');
    if (said.state === 'no-period') {
      return [{ what: title, kind: 'at-once', at: null, day: dayOf(now), note: `At once. ${note}` }];
    }
    const { due } = clock;
    if (due.kind === 'unknown' || !['late', 'due-soon', 'running'].includes(said.state)) return [];
    const kind = said.state === 'late' ? 'late' : 'later';
    return [
      {
        what: title,
        kind,
        ...(due.kind === 'day' ? { at: null, day: due.day } : { at: due.at, day: dayOf(due.at) }),
        note,
      },
    ];
  });

// A day without a time is over at its end, so it stands after what has a time on it.
const order = (a: Unnumbered, b: Unnumbered): number => {
  const [left, right] = [a, b].map(({ day, at }) => `${day} ${at ?? '9'}`);
  return left === right ? 0 : (left ?? '') < (right ?? '') ? -1 : 1;
};

/** What happened on the journey and what is due, in the order of time; of what is due later the nearest is the next. An entry of which nothing more is expected has nothing due. */
export const stationsOf = (
  type: RegisterType,
  entry: Revision,
  { clocks, now, ended }: { readonly clocks: readonly ClockTold[]; readonly now: Instant; readonly ended: boolean },
): Station[] => {
  const past = happened(type, entry).toSorted(order);
  const due = ended ? [] : ahead(clocks, now).toSorted(order);
  const next = due.findIndex(({ kind }) => kind === 'later');
  const stations = [...past, ...due.map((each, index) => (index === next ? { ...each, kind: 'next' as const } : each))];
  return stations.map((station, index) => ({ ...station, number: index + 1 }));
};
