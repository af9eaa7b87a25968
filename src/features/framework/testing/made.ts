import type { Day } from '../../../kernel/index.ts';
import type { Cause } from '../cause.ts';
import { type FrequencyCode, frequencyOf } from '../frequency.ts';
import type { Mechanism, Schedule } from '../mechanism.ts';

/** A schedule as its frequency comes, by the meetings of G1 where it asks for a group. */
export const madeSchedule = (from: Day, frequency: FrequencyCode, rest: Partial<Schedule> = {}): Schedule => {
  const { leadDays, graceDays } = frequencyOf(frequency);
  return {
    mechanism: 'M1',
    from,
    frequency,
    asWritten: null,
    group: 'G1',
    leadDays,
    graceDays,
    knownOn: from,
    ...rest,
  };
};

/** The mechanism M1 with these schedules and leads. */
export const madeMechanism = (schedules: Schedule[], leads: Mechanism['leads'] = []): Mechanism => ({
  code: 'M1',
  function: 'F1',
  position: 1,
  title: 'Quarterly reports',
  kind: 'report',
  sameAs: null,
  note: null,
  schedules,
  leads,
});

/** A meeting that is to be held. */
export const madeMeeting = (code: string, day: Day, group = 'G1'): Cause => ({
  cause: `meeting:${code}`,
  code,
  group,
  day,
  dueOn: null,
  rule: `Meeting on ${day}`,
});
