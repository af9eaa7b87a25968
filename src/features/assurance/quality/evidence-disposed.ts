import { answer, mechanism, occurrence, schedule } from '../example-facts.ts';
import { atMechanism, type QualityRule } from './finding.ts';

const shown = {
  mechanisms: [mechanism('M1', 'dataset')],
  schedules: [schedule('M1', 'quarterly')],
  occurrences: [occurrence('M1', '2026-10-21')],
  answers: [answer('M1', '2026-10-21', '2026-10-20', { evidence: [{ kind: 'file', reference: 'E-2026-001' }] })],
};

/** An answer that rests on a file whose content is gone. */
export const EVIDENCE_DISPOSED: QualityRule = {
  code: 'evidence-disposed',
  title: 'The evidence of an answer that still counts was disposed of',
  severity: 'act',
  why: 'Whoever asks what the opinion rests on can no longer be shown it.',
  remedy: 'Attach what takes its place, and look at the retention rule under which it went.',
  find: ({ standings, around }) =>
    standings
      .filter(({ fresh }) => fresh === true)
      .flatMap((standing) =>
        (standing.newest?.evidence ?? [])
          .filter(({ kind, reference }) => kind === 'file' && around.disposed.has(reference))
          .map(({ reference }) => ({
            place: atMechanism(standing),
            found: `${reference} was disposed of, and its newest answer rests on it.`,
          })),
      ),
  clean: { facts: shown, found: [] },
  faulty: { facts: shown, around: { disposed: new Set(['E-2026-001']) }, found: ['M1'] },
};
