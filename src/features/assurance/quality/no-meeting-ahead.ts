import { goesByMeetings, isFrequency } from '../../framework/index.ts';
import { mechanism, schedule } from '../example-facts.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const tied = {
  mechanisms: [mechanism('M1', 'report')],
  schedules: [schedule('M1', 'management-team-report', { group: 'SWMT' })],
};

/** A mechanism tied to a group with no meeting in the calendar. */
export const NO_MEETING_AHEAD: QualityRule = {
  code: 'no-meeting-ahead',
  title: 'A mechanism waits for meetings, and none is in the calendar',
  severity: 'act',
  why: 'Where no meeting is planned nothing falls due, and the mechanism is silent without being late.',
  remedy: "Put the group's meetings of the year in the calendar.",
  find: ({ standings, around }) =>
    standings.flatMap((standing) => {
      const { schedule: own } = standing;
      if (own === null || own.group === null || !isFrequency(own.frequency) || !goesByMeetings(own.frequency))
        return [];
      const title = around.groups.get(own.group);
      if (title === undefined || around.meetingAhead.has(own.group)) return [];
      return [{ place: atMechanism(standing), found: `No meeting of ${title} is planned from today on.` }];
    }),
  clean: { facts: tied, found: [] },
  faulty: { facts: tied, around: { meetingAhead: new Set() }, found: ['M1'] },
};
