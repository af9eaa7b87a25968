import { mechanism } from '../example-facts.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const given = (...posts: string[]) => ({
  mechanisms: [mechanism('M1', 'audit')],
  leads: posts.length === 0 ? [] : [{ mechanism: 'M1', fromDay: '', posts }],
});

/** A mechanism on which nobody leads, or a post that is no more. */
export const NO_LEAD: QualityRule = {
  code: 'no-lead',
  title: 'Nobody leads on a mechanism',
  severity: 'serious',
  why: 'What nobody is asked for does not come.',
  remedy: 'Name a post as its lead.',
  find: ({ standings, around }) =>
    standings.flatMap((standing) => {
      const [first] = standing.leads;
      if (first === undefined) return [{ place: atMechanism(standing), found: 'The framework names no post.' }];
      if (around.posts.has(first)) return [];
      return [{ place: atMechanism(standing), found: `It names ${first}, which is no post of the council.` }];
    }),
  clean: { facts: given('LEAD'), found: [] },
  faulty: { facts: given(), found: ['M1'] },
};
