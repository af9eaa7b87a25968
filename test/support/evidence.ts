import { createExaminer, type EvidenceDesk } from '../../src/features/evidence/index.ts';
import type { EvidenceAnswers } from '../../src/features/evidence/new-evidence.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { RETENTION_RULE } from '../../src/features/retention/index.ts';
import type { Clock } from '../../src/kernel/index.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import type { Database } from '../../src/platform/index.ts';
import { A_TEST } from './actor.ts';

/** Two rules that every council begins from: six years, and for ever. */
export const addRules = async (database: Database, clock: Clock): Promise<void> => {
  await database.write({ council: null }, async (tx) => {
    const at = await instantOfWrite(tx, clock);
    const rule = { applies_to: 'evidence', citation: 'A test', verified: false, note: null };
    await revise(
      tx,
      RETENTION_RULE,
      [
        { ...rule, code: 'six-years', title: 'Six years', years: 6, counted_from: 'added' },
        { ...rule, code: 'closed', title: 'Complaints', years: 6, counted_from: 'the day the complaint was closed' },
        { ...rule, code: 'for-ever', title: 'For ever', years: null, counted_from: 'added' },
      ],
      'test',
      at,
    );
    await appendToRecord(tx, { at, actor: A_TEST, action: 'retention.rule', subject: 'six-years' });
  });
};

/** Answers that will do, but for what is given. */
export const answers = (given: Partial<EvidenceAnswers> = {}): EvidenceAnswers => ({
  title: 'Minute of the panel',
  aboutKind: 'other',
  about: 'Fostering panel',
  confidentiality: 'open',
  rule: 'six-years',
  from: '',
  supersedes: '',
  ...given,
});

/** What adding a file needs, without a check for harm. */
export const deskOf = (database: Database, clock: Clock): EvidenceDesk => ({
  database,
  clock,
  examine: createExaminer(),
  check: null,
});
