import { type Fault, fail, fault, ok, type Result, readDay } from '../../kernel/index.ts';
import { needsDay, type RetentionRule, retainUntil } from '../retention/index.ts';
import { type Confidentiality, evidenceCode, isSubjectKind, type SubjectKind } from './evidence.ts';

/** What a person answers when adding a file, as it was typed. */
export type EvidenceAnswers = {
  readonly title: string;
  readonly aboutKind: string;
  readonly about: string;
  readonly confidentiality: string;
  /** The code of the rule it is kept by. */
  readonly rule: string;
  /** The day the rule counts from, like 2026-11-21; empty where that is the day it is added. */
  readonly from: string;
  readonly supersedes: string;
};

/** The same, read: what can be kept. Days are ISO days. */
export type NewEvidence = {
  readonly title: string;
  readonly aboutKind: SubjectKind;
  readonly about: string;
  readonly confidentiality: Confidentiality;
  readonly rule: string;
  readonly from: string;
  readonly until: string | null;
  readonly supersedes: string | null;
};

const LONGEST_TITLE = 200;
const missing = (column: keyof EvidenceAnswers, message: string): Fault => fault('answer.missing', message, { column });
const invalid = (column: keyof EvidenceAnswers, message: string, remedy: string): Fault =>
  fault('answer.invalid', message, { column }, remedy);

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const line = (answers: EvidenceAnswers, column: 'title' | 'about', what: string): Fault[] => {
  const text = answers[column].trim();
  if (text === '') return [missing(column, `Say ${what}`)];
  if (text.length > LONGEST_TITLE)
    return [invalid(column, `${text.length} characters are too many`, `Use at most ${LONGEST_TITLE}.`)];
  if (CONTROL.test(text) || !text.isWellFormed())
    return [invalid(column, 'It holds characters that cannot be seen', 'Type it again.')];
  return [];
};

const readRule = (
  { rule, from }: EvidenceAnswers,
  rules: readonly RetentionRule[],
  today: string,
): Result<{ from: string; until: string | null }> => {
  const chosen = rules.find(({ code }) => code === rule);
  if (chosen === undefined) return fail([missing('rule', 'Choose how long it is kept')]);
  const day = from.trim();
  if (day === '' && needsDay(chosen))
    return fail([missing('from', `Say on which day the time begins: ${chosen.countedFrom}`)]);
  if (day !== '' && (readDay(day) === null || day < '1900-01-01' || day > '2200-01-01'))
    return fail([invalid('from', `"${day}" is no day`, 'Write it like 2026-11-21.')]);
  const begins = needsDay(chosen) ? day : today;
  return ok({ from: begins, until: retainUntil(chosen, begins) });
};

/** Reads the answers, with the rules of the council and today's date. A fault for each answer that will not do; `column` names the field. */
export const readAnswers = (
  answers: EvidenceAnswers,
  rules: readonly RetentionRule[],
  today: string,
): Result<NewEvidence> => {
  const faults = [
    ...line(answers, 'title', 'what the file is'),
    ...line(
      answers,
      'about',
      answers.aboutKind === 'measure'
        ? 'which measure it is evidence for'
        : 'what it is evidence for: a code, or a few words',
    ),
  ];
  const { aboutKind, confidentiality } = answers;
  if (!isSubjectKind(aboutKind)) faults.push(missing('aboutKind', 'Choose what kind of thing it is for'));
  if (confidentiality !== 'open' && confidentiality !== 'restricted')
    faults.push(missing('confidentiality', 'Choose who may see it'));
  const supersedes = answers.supersedes.trim() === '' ? null : evidenceCode(answers.supersedes);
  if (supersedes === null && answers.supersedes.trim() !== '')
    faults.push(invalid('supersedes', 'This is no code of a file', 'Write it like E-2026-0001, or leave it empty.'));
  const kept = readRule(answers, rules, today);
  if (!kept.ok) faults.push(...kept.problem);
  if (faults.length > 0 || !kept.ok || !isSubjectKind(aboutKind)) return fail(faults);
  return ok({
    title: answers.title.trim(),
    aboutKind,
    about: answers.about.trim(),
    confidentiality: confidentiality === 'restricted' ? 'restricted' : 'open',
    rule: answers.rule,
    ...kept.value,
    supersedes,
  });
};
