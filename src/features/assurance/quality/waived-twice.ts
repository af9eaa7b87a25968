import { formatDay } from '../../../kernel/index.ts';
import { mechanism, occurrence, schedule } from '../example-facts.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const waived = { state: 'waived', reason: 'Staff were away' };
const asked = { mechanisms: [mechanism('M1', 'dataset')], schedules: [schedule('M1', 'quarterly')] };

/** A mechanism that was waived the last two times it fell due. */
export const WAIVED_TWICE: QualityRule = {
  code: 'waived-twice',
  title: 'A mechanism was waived twice running',
  severity: 'act',
  why: 'Waived once is an exception. Waived twice, nobody has looked for two rounds, and coverage does not show it.',
  remedy: 'Ask for it this time, change its frequency, or say that it has ended.',
  find: ({ standings, given, asAt }) =>
    standings.flatMap((standing) => {
      const fallen = (given.occurrences.get(standing.source.code) ?? [])
        .filter(({ dueAt, state }) => dueAt <= asAt && state !== 'cancelled')
        .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
        .slice(-2);
      if (fallen.length < 2 || fallen.some(({ state }) => state !== 'waived')) return [];
      const said = fallen.map(
        ({ dueOn, reason }) => `due on ${formatDay(dueOn)} (${reason ?? 'no reason is recorded'})`,
      );
      return [{ place: atMechanism(standing), found: `Waived: ${said.join(' and ')}.` }];
    }),
  clean: {
    facts: { ...asked, occurrences: [occurrence('M1', '2026-04-21', waived), occurrence('M1', '2026-07-21')] },
    found: [],
  },
  faulty: {
    facts: { ...asked, occurrences: [occurrence('M1', '2026-07-21', waived), occurrence('M1', '2026-04-21', waived)] },
    found: ['M1'],
  },
};
