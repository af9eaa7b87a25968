import { mechanism } from '../example-facts.ts';
import type { QualityRule } from './finding.ts';

const HUNDREDTHS = 25;
const FEWEST = 8;

const eight = Array.from({ length: 8 }, (_, index) => mechanism(`M${index + 1}`, 'audit'));
const ledBy = (many: number) => ({
  mechanisms: eight,
  leads: eight.map(({ code }, index) => ({
    mechanism: code,
    fromDay: '',
    posts: [index < many ? 'LEAD' : `P${index}`],
  })),
});

/** A post that leads on more than a quarter of the mechanisms. */
export const LEADS_TOO_MANY: QualityRule = {
  code: 'leads-too-many',
  title: 'One post leads on more than a quarter of the mechanisms',
  severity: 'act',
  why: 'When that one person is ill or leaves, a quarter of the assurance goes with them.',
  remedy: 'Share the mechanisms out, or name a second post that may answer.',
  find: ({ standings, around }) => {
    const led = Map.groupBy(standings, ({ leads: [first] }) => first ?? '');
    if (standings.length < FEWEST) return [];
    return [...led]
      .filter(([post, its]) => post !== '' && its.length * 100 > HUNDREDTHS * standings.length)
      .map(([post, its]) => ({
        place: { kind: 'post' as const, code: post },
        found: `${around.posts.get(post) ?? post} leads on ${its.length} of ${standings.length}.`,
      }));
  },
  clean: { facts: ledBy(2), found: [] },
  faulty: { facts: ledBy(3), found: ['LEAD'] },
};
