import { inForceOn } from '../../framework/index.ts';
import { mechanism, schedule } from '../example-facts.ts';
import { ENDED } from '../standing.ts';
import type { QualityRule } from './finding.ts';

const repeated = (schedules: ReturnType<typeof schedule>[], sameAs = 'M1') => ({
  mechanisms: [mechanism('M1', 'audit'), mechanism('M2', 'audit', { function: 'F1', sameAs })],
  schedules,
});

/** A mechanism that stands for another which asks for nothing. */
export const REPEATS_NOTHING: QualityRule = {
  code: 'repeats-nothing',
  title: 'A mechanism repeats one that asks for nothing',
  severity: 'serious',
  why: 'The function it is printed under seems covered, and is not.',
  remedy: 'Let it stand for one that is in force, or make things due itself.',
  find: ({ given, today }) =>
    given.facts.mechanisms.flatMap(({ code, sameAs }) => {
      if (sameAs === null) return [];
      const place = { kind: 'mechanism' as const, code };
      const source = given.mechanisms.get(sameAs);
      if (source === undefined) return [{ place, found: `It stands for ${sameAs}, which is not in the framework.` }];
      if (source.sameAs !== null)
        return [{ place, found: `It stands for ${sameAs}, which stands for another itself.` }];
      const ended = inForceOn(given.schedules.get(sameAs) ?? [], today)?.frequency === ENDED;
      return ended ? [{ place, found: `It stands for ${source.title}, which has ended.` }] : [];
    }),
  clean: { facts: repeated([schedule('M1', 'annual')]), found: [] },
  faulty: { facts: repeated([schedule('M1', 'ended')]), found: ['M2'] },
};
