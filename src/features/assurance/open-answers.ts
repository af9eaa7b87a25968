import type { Transaction } from '../../platform/database/database.ts';
import { ASSURANCE, mechanismOfSubject } from '../framework/index.ts';
import { type Obligation, openObligations } from '../obligations/index.ts';

/** An answer that is owed and has not come in, as far as pages tell of it. */
export type OpenAnswer = Pick<Obligation, 'code' | 'dueOn' | 'dueAt' | 'opensOn' | 'rule'>;

/** The answers that are open, by the mechanism that made them due, the earliest due first. */
export type OpenAnswers = ReadonlyMap<string, readonly OpenAnswer[]>;

/** Reads every answer that the transaction's council is owed now, however long ago it was due. */
export const readOpenAnswers = async (tx: Transaction): Promise<OpenAnswers> =>
  Map.groupBy(
    (await openObligations(tx)).filter(({ kind }) => kind === ASSURANCE),
    ({ subject }) => mechanismOfSubject(subject) ?? '',
  );

/** Whether the day on which it was due is over at an instant. */
export const isLate = ({ dueAt }: Pick<OpenAnswer, 'dueAt'>, now: string): boolean => dueAt <= now;
