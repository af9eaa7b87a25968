import { dayOf, daysBetween, formatDay } from '../../../kernel/index.ts';
import { answer, mechanism, occurrence, schedule } from '../example-facts.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const asked = {
  mechanisms: [mechanism('M1', 'dataset')],
  schedules: [schedule('M1', 'quarterly')],
  occurrences: [occurrence('M1', '2026-04-21'), occurrence('M1', '2026-10-21')],
};
const file = (reference: string) => ({ evidence: [{ kind: 'file', reference }] });

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
      const all = given.answers.get(standing.source.code) ?? [];
      const last = all.at(-1);
      if (last === undefined) return [];
      return last.evidence
        .filter(({ kind }) => FIXED.includes(kind))
        .flatMap(({ kind, reference }) => {
          const first = all.find(({ evidence }) =>
            evidence.some((each) => each.kind === kind && each.reference === reference),
          );
          if (first === undefined) return [];
          const days = daysBetween(dayOf(first.knownAt), dayOf(last.knownAt));
          if (days <= standing.life.days) return [];
          const found = `${reference} was first used on ${formatDay(dayOf(first.knownAt))}, ${days} days before its last use; it holds for ${standing.life.days}.`;
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
