import { goesByMeetings, isFrequency } from '../../framework/index.ts';
import { mechanism, schedule } from '../example-facts.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const tied = (group: string | null) => ({
  mechanisms: [mechanism('M1', 'report')],
  schedules: [schedule('M1', 'management-team-report', { group })],
});

/** A mechanism tied to the meetings of a group that is no more. */
export const GROUP_CLOSED: QualityRule = {
  code: 'group-closed',
  title: 'A mechanism waits for a group that does not meet any more',
  severity: 'serious',
  why: 'Nothing will fall due for it again, and nobody will be told.',
  remedy: 'Tie it to another group, or give it a frequency of its own.',
  find: ({ standings, around }) =>
    standings.flatMap((standing) => {
      const { schedule: own } = standing;
      if (own === null || !isFrequency(own.frequency) || !goesByMeetings(own.frequency)) return [];
      if (own.group === null) return [{ place: atMechanism(standing), found: 'It goes by meetings, but of no group.' }];
      if (around.groups.has(own.group)) return [];
      return [{ place: atMechanism(standing), found: `The group ${own.group} was taken away, or never stood.` }];
    }),
  clean: { facts: tied('SWMT'), found: [] },
  faulty: { facts: tied('GONE'), found: ['M1'] },
};
