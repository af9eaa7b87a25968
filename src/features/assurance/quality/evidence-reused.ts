import { type Day, daysBetween, formatDay } from '../../../kernel/index.ts';
import { answer, mechanism, occurrence, schedule } from '../example-facts.ts';
import type { Answer } from '../facts.ts';
import { speaksUpTo } from '../spoken.ts';
import { answersBy } from '../standing.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const asked = {
  mechanisms: [mechanism('M1', 'dataset')],
  schedules: [schedule('M1', 'quarterly')],
  occurrences: [occurrence('M1', '2026-04-21'), occurrence('M1', '2026-10-21')],
};
const file = (reference: string) => ({ evidence: [{ kind: 'file' as const, reference }] });

// A measure or a register grows on under the same name; a file, a minute and an address say what they said.
const FIXED: readonly string[] = ['file', 'minute', 'address'];

/** Evidence that carries an answer after it is past its life. */
export const EVIDENCE_REUSED: QualityRule = {
  code: 'evidence-reused',
  title: 'Evidence is used again beyond its life',
  severity: 'act',
  why: 'A paper of last year under an answer of this year makes old assurance look new.',
  remedy: 'Attach what is new, or say in the answer why the old still holds.',
  find: ({ standings, given }) =>
    standings.flatMap((standing) => {
      const all = answersBy(given, standing.source.code);
      const last = all.at(-1);
      const spoken = (of: Answer): Day | null => speaksUpTo(of, given.byCode.get(of.obligation));
      if (last === undefined) return [];
      return last.evidence
        .filter(({ kind }) => FIXED.includes(kind))
        .flatMap(({ kind, reference }) => {
          const first = all.find(({ evidence }) =>
            evidence.some((each) => each.kind === kind && each.reference === reference),
          );
          const [from, to] = [first, last].map((each) => (each === undefined ? null : spoken(each)));
          if (from == null || to == null) return [];
          const days = daysBetween(from, to);
          if (days <= standing.life.days) return [];
          const found = `${reference} first stood for days up to ${formatDay(from)} and stands now for days up to ${formatDay(to)}, ${days} days later; it holds for ${standing.life.days}.`;
          return [{ place: atMechanism(standing), found }];
        });
    }),
  clean: {
    facts: {
      ...asked,
      answers: [
        answer('M1', '2026-04-21', '2026-04-20', file('E-1')),
        answer('M1', '2026-10-21', '2026-09-04', file('E-1')),
      ],
    },
    found: [],
  },
  faulty: {
    facts: {
      ...asked,
      answers: [
        answer('M1', '2026-04-21', '2026-04-20', file('E-1')),
        answer('M1', '2026-10-21', '2026-09-05', file('E-1')),
      ],
    },
    found: ['M1'],
  },
};
