import ical, { ICalAlarmType, ICalEventStatus, ICalEventTransparency } from 'ical-generator';

import type { Day, Instant } from '../../kernel/index.ts';
import type { ObligationState } from '../obligations/index.ts';

/** Something owed as a calendar shows it: all day on its last day. `revision` counts from 0 and rises with every change. */
export type CalendarDay = {
  readonly uid: string;
  readonly day: Day;
  readonly title: string;
  readonly about: string;
  readonly link: string;
  readonly state: ObligationState;
  readonly revision: number;
  readonly changedAt: Instant;
};

// Nine in the morning of the day before: the event itself begins at midnight.
const ALARM_SECONDS_BEFORE = 15 * 60 * 60;

// A calendar asks again by itself; most do so more rarely whatever they are told.
const ASK_AGAIN_SECONDS = 4 * 60 * 60;

// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 5545, 3.1 allows none of them in a text but the tab.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

const plain = (text: string): string => text.toWellFormed().replace(CONTROL, ' ');

const titleOf = ({ title, state }: CalendarDay): string => plain(state === 'met' ? `Done: ${title}` : title);

/**
 * A calendar (RFC 5545) of these, equal for equal input. Each is an all-day event that keeps nobody from being free: calendars show tasks seldom and
 * differently, and an event of a day needs no time zone. One that was waived or fell away is cancelled, so that it leaves the calendars that
 * have it.
 */
export const calendarOf = (name: string, days: readonly CalendarDay[]): string => {
  const calendar = ical({
    name: plain(name),
    prodId: { company: 'Remit', product: 'What posts owe', language: 'EN' },
    ttl: ASK_AGAIN_SECONDS,
  });
  for (const each of [...days].sort((one, other) => (one.uid < other.uid ? -1 : 1))) {
    const open = each.state === 'open';
    const event = calendar.createEvent({
      id: each.uid,
      sequence: each.revision,
      start: new Date(`${each.day}T00:00:00.000Z`),
      allDay: true,
      stamp: new Date(each.changedAt),
      lastModified: new Date(each.changedAt),
      summary: titleOf(each),
      description: [each.about, each.link]
        .filter((part) => part !== '')
        .map(plain)
        .join('\n'),
      url: each.link,
      transparency: ICalEventTransparency.TRANSPARENT,
      status: open || each.state === 'met' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    });
    if (open)
      event.createAlarm({ type: ICalAlarmType.display, trigger: ALARM_SECONDS_BEFORE, description: titleOf(each) });
  }
  return calendar.toString();
};
