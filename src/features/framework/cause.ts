import type { Stretch } from '../../clocks/index.ts';
import { type Day, formatDay } from '../../kernel/index.ts';
import type { Meeting } from '../meetings/index.ts';
import { goesByMeetings } from './frequency.ts';
import { type Mechanism, type Schedule, scheduleOn } from './mechanism.ts';

/** Something with a day of its own that makes an occurrence due: a meeting of a group, or the end of a plan. */
export type Cause = {
  /** As obligations name it: "meeting:MT-2026-014". */
  readonly cause: string;
  /** What stands for it in the code of an obligation. */
  readonly code: string;
  readonly group: string | null;
  readonly day: Day;
  /** By when it must be there; null: so many days before, as the schedule says. */
  readonly dueOn: Day | null;
  /** In words, the day among them, so that a move is seen. */
  readonly rule: string;
};

/** Every meeting that is to be held or was. */
export const causesOfMeetings = (meetings: readonly Meeting[], groupTitle: (code: string) => string): Cause[] =>
  meetings
    .filter(({ state }) => state !== 'cancelled')
    .map(({ code, group, day, papersDue }) => ({
      cause: `meeting:${code}`,
      code,
      group,
      day,
      dueOn: papersDue,
      rule: `Meeting on ${formatDay(day)}: ${groupTitle(group)}${papersDue === null ? '' : `, papers by ${formatDay(papersDue)}`}`,
    }));

/** The end of every plan that has one. */
export const causesOfPlans = (
  plans: readonly { readonly code: string; readonly title: string; readonly lastDay: string | null }[],
): Cause[] =>
  plans.flatMap(({ code, title, lastDay }) =>
    lastDay === null
      ? []
      : [
          {
            cause: `plan:${code}`,
            code: `P-${code}`,
            group: null,
            day: lastDay,
            dueOn: lastDay,
            rule: `End of the plan on ${formatDay(lastDay)}: ${title}`,
          },
        ],
  );

/** Whether a schedule goes by this cause. */
const goesBy = ({ frequency, group }: Schedule, cause: Cause): boolean =>
  goesByMeetings(frequency)
    ? cause.group !== null && cause.group === group
    : frequency === 'planning-cycle' && cause.group === null;

/** Whether a mechanism goes by this cause on the day of the cause. */
export const isFor = (mechanism: Pick<Mechanism, 'schedules'>, cause: Cause): boolean => {
  const schedule = scheduleOn(mechanism, cause.day);
  return schedule !== null && goesBy(schedule, cause);
};

/** Whether a stretch in which a meeting falls answers for it; a plan's end is asked for beside the stretches of its mechanism. */
export const isAnsweredFor = ({ group, day }: Cause, stretches: readonly Stretch[]): boolean =>
  group !== null && stretches.some(({ first, last }) => first <= day && day <= last);
