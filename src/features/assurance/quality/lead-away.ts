import { mechanism } from '../example-facts.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const led = { mechanisms: [mechanism('M1', 'audit')], leads: [{ mechanism: 'M1', fromDay: '', posts: ['LEAD'] }] };

/** A mechanism whose lead is away with nobody in their place. */
export const LEAD_AWAY: QualityRule = {
  code: 'lead-away',
  title: 'A lead is away and nobody covers',
  severity: 'act',
  why: 'What falls due meanwhile comes late or not at all, and no reminder reaches anybody.',
  remedy: 'Record who acts up, or give what is open to another post.',
  find: ({ standings, around }) =>
    standings.flatMap((standing) => {
      const [first] = standing.leads;
      if (first === undefined || !around.uncovered.has(first) || around.vacant.has(first)) return [];
      const title = around.posts.get(first) ?? first;
      return [{ place: atMechanism(standing), found: `${title} is recorded as away today, and nobody covers.` }];
    }),
  clean: { facts: led, found: [] },
  faulty: { facts: led, around: { uncovered: new Set(['LEAD']) }, found: ['M1'] },
};
