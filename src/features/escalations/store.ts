import { sql } from 'kysely';

import type { Day, Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { Actor } from '../access/index.ts';
import type { Confidentiality, Escalation, Grade, Means, Report, Step, StepKind, Whom } from './escalation.ts';

type ReportRow = Actor & {
  readonly code: string;
  readonly confidentiality: Confidentiality;
  readonly known_at: Instant;
  readonly grade: Grade;
  readonly risk: string;
  readonly since: Day;
  readonly legal_basis: string | null;
};

type StepRow = Actor & {
  readonly escalation: string;
  readonly number: number;
  readonly known_at: Instant;
  readonly kind: StepKind;
  readonly day: Day | null;
  readonly time: string | null;
  readonly whom: Whom | null;
  readonly whom_else: string | null;
  readonly how: Means | null;
  readonly words: string;
  readonly refers_to: number | null;
  readonly takes_back: boolean;
};

const actorOf = ({ actor, post, capacity, delegation }: Actor): Actor => ({ actor, post, capacity, delegation });

const toReport = (row: ReportRow): Report => ({
  code: row.code,
  confidentiality: row.confidentiality,
  grade: row.grade,
  risk: row.risk,
  since: row.since,
  legalBasis: row.legal_basis,
  knownAt: row.known_at,
  by: actorOf(row),
});

const toStep = (row: StepRow): Step => ({
  number: row.number,
  kind: row.kind,
  day: row.day,
  time: row.time,
  whom: row.whom,
  whomElse: row.whom_else,
  how: row.how,
  words: row.words,
  refersTo: row.refers_to,
  takesBack: row.takes_back,
  knownAt: row.known_at,
  by: actorOf(row),
});

/**
 * The risks of this confidentiality that were reported in the transaction's council, each with its steps, by code. Restricted ones are there only
 * where the transaction has the clearance for them. Two statements, whatever their number.
 */
export const escalationsOf = async (
  tx: Transaction,
  asked: { readonly confidentiality: Confidentiality; readonly code?: string },
): Promise<Escalation[]> => {
  const { confidentiality, code = null } = asked;
  const reports = await sql<ReportRow>`
    select * from escalation where confidentiality = ${confidentiality} and (${code}::text is null or code = ${code})
    order by code collate "C"`.execute(tx);
  const steps = await sql<StepRow>`
    select * from escalation_step where confidentiality = ${confidentiality} and (${code}::text is null or escalation = ${code})
    order by escalation, number`.execute(tx);
  const byCode = new Map<string, Step[]>();
  for (const row of steps.rows) byCode.set(row.escalation, [...(byCode.get(row.escalation) ?? []), toStep(row)]);
  return reports.rows.map((row) => ({ ...toReport(row), steps: byCode.get(row.code) ?? [] }));
};

/** One of them by its code, with its steps; null where the transaction sees no such. */
export const escalationOf = async (
  tx: Transaction,
  code: string,
  confidentiality: Confidentiality,
): Promise<Escalation | null> => (await escalationsOf(tx, { confidentiality, code }))[0] ?? null;

/** The next code of the series of this confidentiality and year; the transaction must see that series whole. */
export const nextCode = async (tx: Transaction, confidentiality: Confidentiality, year: string): Promise<string> => {
  const series = `${confidentiality === 'open' ? 'ES' : 'ESR'}-${year}-`;
  const found = await sql<{ last: number | null }>`
    select max(substr(code, ${series.length + 1}::int)::int) as last from escalation where starts_with(code, ${series})`.execute(
    tx,
  );
  return `${series}${String((found.rows[0]?.last ?? 0) + 1).padStart(3, '0')}`;
};

/** Appends a report. */
export const appendReport = async (tx: Transaction, report: Report): Promise<void> => {
  const { by } = report;
  await sql`
    insert into escalation (code, confidentiality, known_at, grade, risk, since, legal_basis, actor, post, capacity, delegation)
    values (${report.code}, ${report.confidentiality}, ${report.knownAt}::timestamptz, ${report.grade}, ${report.risk},
      ${report.since}::date, ${report.legalBasis}, ${by.actor}, ${by.post}, ${by.capacity}, ${by.delegation})`.execute(
    tx,
  );
};

/** Appends a step to a report. */
export const appendStep = async (
  tx: Transaction,
  { code, confidentiality }: Pick<Report, 'code' | 'confidentiality'>,
  step: Step,
): Promise<void> => {
  const { by } = step;
  await sql`
    insert into escalation_step (escalation, number, confidentiality, known_at, kind, day, time, whom, whom_else, how, words,
      refers_to, takes_back, actor, post, capacity, delegation)
    values (${code}, ${step.number}, ${confidentiality}, ${step.knownAt}::timestamptz, ${step.kind}, ${step.day}::date, ${step.time},
      ${step.whom}, ${step.whomElse}, ${step.how}, ${step.words}, ${step.refersTo}, ${step.takesBack}, ${by.actor}, ${by.post},
      ${by.capacity}, ${by.delegation})`.execute(tx);
};
