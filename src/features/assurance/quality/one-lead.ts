import { mechanism } from '../example-facts.ts';
import { atFunction, type QualityRule } from './finding.ts';

const both = [mechanism('M1', 'audit'), mechanism('M2', 'meeting')];

/** A function of which one post alone tells. */
export const ONE_LEAD: QualityRule = {
  code: 'one-lead',
  title: 'One post alone tells of a function',
  severity: 'know',
  why: 'Several mechanisms that one person answers for are one view of the matter.',
  remedy: 'Let another post lead on one of them, or have the answers reviewed by somebody who knows the service.',
  find: ({ opinions, around }) =>
    opinions.flatMap((opinion) => {
      const asked = opinion.standings.filter(({ ended }) => !ended);
      const leads = new Set(asked.map(({ leads: [first] }) => first ?? ''));
      const [only = ''] = leads;
      if (asked.length < 2 || leads.size !== 1 || only === '') return [];
      const title = around.posts.get(only) ?? only;
      return [{ place: atFunction(opinion), found: `${title} leads on all ${asked.length} of its mechanisms.` }];
    }),
  clean: {
    facts: {
      mechanisms: both,
      leads: [
        { mechanism: 'M1', fromDay: '', posts: ['LEAD', 'OTHER'] },
        { mechanism: 'M2', fromDay: '', posts: ['OTHER'] },
      ],
    },
    found: [],
  },
  faulty: {
    facts: {
      mechanisms: both,
      leads: [
        { mechanism: 'M1', fromDay: '', posts: ['LEAD', 'OTHER'] },
        { mechanism: 'M2', fromDay: '', posts: ['LEAD'] },
      ],
    },
    found: ['F1'],
  },
};
