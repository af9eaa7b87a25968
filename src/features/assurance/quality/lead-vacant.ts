import { mechanism } from '../example-facts.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const led = { mechanisms: [mechanism('M1', 'audit')], leads: [{ mechanism: 'M1', fromDay: '', posts: ['LEAD'] }] };

/** A mechanism whose lead post nobody holds. */
export const LEAD_VACANT: QualityRule = {
  code: 'lead-vacant',
  title: 'A lead post is vacant',
  severity: 'serious',
  why: 'What is owed falls due on a desk at which nobody sits.',
  remedy: 'Name another post as lead, or record who holds or acts up in this one.',
  find: ({ standings, around }) =>
    standings.flatMap((standing) => {
      const [first] = standing.leads;
      if (first === undefined || !around.vacant.has(first)) return [];
      const others = standing.leads.slice(1).map((post) => around.posts.get(post) ?? post);
      const beside = others.length === 0 ? '' : ` ${others.join(' and ')} may answer as well.`;
      const title = around.posts.get(first) ?? first;
      return [{ place: atMechanism(standing), found: `Nobody holds the post of ${title}.${beside}` }];
    }),
  clean: { facts: led, found: [] },
  faulty: { facts: led, around: { vacant: new Set(['LEAD']) }, found: ['M1'] },
};
