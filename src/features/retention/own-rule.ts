import { type Clock, type CouncilCode, type Fault, fail, fault, ok, type Result } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { revise } from '../../platform/database/revisions.ts';
import type { Actor } from '../access/index.ts';
import { appendToRecord, instantOfWrite } from '../record/index.ts';
import { retentionRules } from './read-model.ts';
import type { RetentionRule } from './rule.ts';
import { RETENTION_RULE_OWN } from './tables.ts';

/** What a council answers about one of its rules, as typed. `years` empty: for ever. `verified`: its records manager has confirmed it. */
export type RuleAnswers = {
  readonly title: string;
  readonly years: string;
  readonly countedFrom: string;
  readonly citation: string;
  readonly verified: boolean;
  readonly note: string;
};

const LONGEST = 300;
const FIELDS = {
  title: 'what it is for',
  countedFrom: 'what the years count from',
  citation: 'where it is laid down',
} as const;

const faultsOf = (answers: RuleAnswers): Fault[] => {
  const faults: Fault[] = [];
  for (const [column, what] of Object.entries(FIELDS) as [keyof typeof FIELDS, string][]) {
    if (answers[column] === '') faults.push(fault('answer.missing', `Say ${what}`, { column }));
  }
  for (const column of ['title', 'countedFrom', 'citation', 'note'] as const)
    if (answers[column].length > LONGEST || !answers[column].isWellFormed())
      faults.push(fault('answer.invalid', 'This is too long', { column }, `Use at most ${LONGEST} characters.`));
  if (!/^(?:\d{1,3})?$/.test(answers.years) || Number(answers.years) > 200)
    faults.push(
      fault(
        'answer.invalid',
        'The years cannot be read',
        { column: 'years' },
        'Write a whole number up to 200, or leave it empty for "for ever".',
      ),
    );
  return faults;
};

/**
 * Puts the council's own rule in place of the one of that code. Files that are kept already stay as they are: their day was worked out when
 * they were added, and a review can put it off. Faults: 'answer.missing', 'answer.invalid' (column names the field), 'reference.unknown'.
 */
export const setOwnRule = async (
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  { council, actor }: { readonly council: CouncilCode; readonly actor: Actor },
  code: string,
  answers: RuleAnswers,
): Promise<Result<RetentionRule>> => {
  const faults = faultsOf(answers);
  if (faults.length > 0) return fail(faults);
  return database.write({ council }, async (tx): Promise<Result<RetentionRule>> => {
    const at = await instantOfWrite(tx, clock);
    const before = (await retentionRules(tx, at)).find((rule) => rule.code === code);
    if (before === undefined) return fail([fault('reference.unknown', `There is no rule "${code}"`)]);
    const { title, countedFrom, citation, verified } = answers;
    const years = answers.years === '' ? null : Number(answers.years);
    const note = answers.note === '' ? null : answers.note;
    const row = {
      code,
      title,
      applies_to: before.appliesTo,
      years,
      counted_from: countedFrom,
      citation,
      verified,
      note,
    };
    const { unchanged } = await revise(tx, RETENTION_RULE_OWN, [row], 'council', at, { code });
    const after: RetentionRule = { ...before, title, years, countedFrom, citation, verified, note, own: true };
    if (unchanged === 0)
      await appendToRecord(tx, { at, actor, action: 'retention.rule', subject: code, before, after });
    return ok(after);
  });
};
