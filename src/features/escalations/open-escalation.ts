import {
  type Day,
  dayOf,
  daysAfter,
  type Fault,
  fail,
  fault,
  formatDay,
  ok,
  type Result,
  readDay,
} from '../../kernel/index.ts';
import { type Changed, changing, faultsOfReason, type Office } from '../record/index.ts';
import { type Confidentiality, type Escalation, entrySubject, isGrade, isOpen, type Report } from './escalation.ts';
import { oweTelling } from './owe-telling.ts';
import { WRITE_ESCALATIONS } from './policy.ts';
import { appendReport, escalationsOf, nextCode } from './store.ts';

/** A risk to report, as typed. */
export type ReportDraft = {
  readonly grade: string;
  readonly risk: string;
  readonly since: string;
  readonly legalBasis: string;
  readonly confidentiality: string;
};

/** The most letters of what somebody writes in an escalation. */
export const LONGEST_WORDS = 4000;
const LONGEST_BASIS = 500;
// A day as far back as this is a slip of the keyboard.
const LONGEST_PAST = 50 * 366;

type Particulars = Pick<Report, 'grade' | 'risk' | 'since' | 'legalBasis' | 'confidentiality'>;

const faultsOfSince = (typed: string, today: Day): { since: Day | null; faults: Fault[] } => {
  const wrong = (code: 'answer.missing' | 'answer.invalid', found: string, remedy?: string) => ({
    since: null,
    faults: [fault(code, found, { column: 'since' }, remedy)],
  });
  if (typed === '') return wrong('answer.missing', 'Give the day since when there is the risk');
  const since = readDay(typed);
  if (since === null) return wrong('answer.invalid', 'This is no day', 'Write it as 2026-11-21.');
  if (since > today)
    return wrong('answer.invalid', `${formatDay(since)} is still to come`, 'Give a day that has come.');
  if (since < daysAfter(today, -LONGEST_PAST)) {
    return wrong('answer.invalid', `${formatDay(since)} is more than fifty years ago`, 'Correct the year.');
  }
  return { since, faults: [] };
};

/** Reads a report as typed. Gives every fault at its answer. */
const readReport = (draft: ReportDraft, today: Day): Result<Particulars> => {
  const faults: Fault[] = [];
  const { grade, confidentiality } = draft;
  if (!isGrade(grade)) faults.push(fault('answer.missing', 'Choose how grave it is', { column: 'grade' }));
  const risk = draft.risk.trim();
  faults.push(...faultsOfReason(risk, { column: 'risk', ask: 'Say what the risk is', longest: LONGEST_WORDS }));
  const { since, faults: more } = faultsOfSince(draft.since.trim(), today);
  faults.push(...more);
  const legalBasis = draft.legalBasis.trim();
  if (legalBasis.length > LONGEST_BASIS) {
    const found = `It has at most ${LONGEST_BASIS} letters`;
    faults.push(fault('answer.invalid', found, { column: 'legal_basis' }));
  }
  const known = confidentiality === 'open' || confidentiality === 'restricted';
  if (!known) faults.push(fault('answer.missing', 'Choose who may see it', { column: 'confidentiality' }));
  if (faults.length > 0 || since === null || !isGrade(grade)) return fail(faults);
  const secrecy: Confidentiality = confidentiality === 'restricted' ? 'restricted' : 'open';
  return ok({ grade, risk, since, legalBasis: legalBasis === '' ? null : legalBasis, confidentiality: secrecy });
};

const same = (one: Particulars, other: Escalation): boolean =>
  one.grade === other.grade &&
  one.risk === other.risk &&
  one.since === other.since &&
  one.legalBasis === other.legalBasis;

/**
 * Raises a risk, and owes the telling of it. Gives its code. The same words of a risk that is open already are refused with its code, so that a form sent twice reports it once.
 * A restricted one is written, and looked for, with the clearance for such.
 */
export const openEscalation = (office: Office, draft: ReportDraft): Promise<Result<string>> => {
  const clearance: Confidentiality = draft.confidentiality === 'restricted' ? 'restricted' : 'open';
  return changing({ ...office, clearance }, WRITE_ESCALATIONS, async (tx, at): Promise<Result<Changed<string>>> => {
    const read = readReport(draft, dayOf(at));
    if (!read.ok) return read;
    const { confidentiality } = read.value;
    const standing = (await escalationsOf(tx, { confidentiality })).find(
      (each) => isOpen(each) && same(read.value, each),
    );
    if (standing !== undefined) {
      const found = `This is reported already, as ${standing.code}`;
      return fail([fault('answer.invalid', found, { column: 'risk' }, 'Continue that one.')]);
    }
    const code = await nextCode(tx, confidentiality, dayOf(at).slice(0, 4));
    const report: Report = { code, ...read.value, knownAt: at, by: office.by.actor };
    await appendReport(tx, report);
    await oweTelling(tx, { ...report, steps: [] }, office.by, at);
    // The record is read by more than may read risks, so it tells nothing of what this one is.
    const after = { grade: read.value.grade, since: read.value.since };
    return ok({ value: code, entry: { action: 'escalation.open', ...entrySubject(code), after } });
  });
};
