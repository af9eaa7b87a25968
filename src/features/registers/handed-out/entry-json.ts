import { z } from 'zod';

import type { Due, RunningClock } from '../../../clocks/index.ts';
import type { Instant } from '../../../kernel/index.ts';
import type { FieldValues } from '../entry/entry.ts';
import type { Law } from '../entry/law.ts';
import { tellClock } from '../pages/entry/clock-told.ts';
import type { HandedEntry } from '../read/handed-out.ts';
import { eventOfType, type RegisterType, stateOfType } from '../type/register-type.ts';
import { exportedFields } from './exported-fields.ts';

const CLOCK = z.object({
  rule: z.string(),
  version: z.number(),
  title: z.string(),
  to: z.string().nullable(),
  /** A day that ends at midnight, or a moment; both null where nobody can know it. */
  dueDay: z.string().nullable(),
  dueAt: z.string().nullable(),
  unknown: z.string().nullable(),
  state: z.string().nullable(),
  metDay: z.string().nullable(),
  metAt: z.string().nullable(),
  citation: z.string().nullable(),
  confirm: z.string().nullable(),
});

/** An entry as programs are given it: no case reference, and of its answers those that tell of no person. */
export const ENTRY = z.object({
  reference: z.string(),
  register: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  openedOn: z.string(),
  service: z.string().nullable(),
  answers: z.record(z.string(), z.unknown()),
  clocks: z.array(CLOCK),
});

/** The same with what happened, in the order of writing. */
export const WHOLE_ENTRY = ENTRY.extend({
  events: z.array(
    z.object({
      number: z.number(),
      event: z.string(),
      label: z.string(),
      day: z.string(),
      at: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
});

type Given = { readonly type: RegisterType; readonly law: Law; readonly now: Instant };

const timesOf = (due: Due) => ({
  dueDay: due.kind === 'day' ? due.day : null,
  dueAt: due.kind === 'instant' ? due.at : null,
  unknown: due.kind === 'unknown' ? due.words : null,
});

const clockJson = (clock: RunningClock, { type, law, now }: Given): z.output<typeof CLOCK> => {
  const { title, said } = tellClock(type, law, clock, now);
  return {
    rule: clock.rule,
    version: clock.version,
    title,
    to: clock.person,
    ...timesOf(clock.due),
    state: said?.state ?? null,
    metDay: clock.metDay,
    metAt: clock.metAt,
    citation: said?.citation ?? null,
    confirm: said?.confirm ?? null,
  };
};

const answersOf = (type: RegisterType, fields: FieldValues): Record<string, unknown> =>
  Object.fromEntries(
    exportedFields(type).flatMap(({ code }) => (fields[code] === undefined ? [] : [[code, fields[code]]])),
  );

/** An open entry of a register for programs. */
export const entryJson = (entry: HandedEntry, given: Given): z.output<typeof ENTRY> => ({
  reference: entry.reference,
  register: given.type.code,
  state: entry.state,
  stateLabel: stateOfType(given.type, entry.state)?.label ?? entry.state,
  openedOn: entry.openedOn,
  service: entry.service,
  answers: answersOf(given.type, entry.fields),
  clocks: entry.clocks.map((clock) => clockJson(clock, given)),
});

/** The same with what happened. */
export const wholeEntryJson = (entry: HandedEntry, given: Given): z.output<typeof WHOLE_ENTRY> => ({
  ...entryJson(entry, given),
  events: entry.events.map(({ number, event, day, at, person }) => ({
    number,
    event,
    label: eventOfType(given.type, event)?.label ?? event,
    day,
    at,
    to: person,
  })),
});
