import { sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { append } from '../../platform/database/revisions.ts';
import { BY_HAND } from '../record/index.ts';
import type { Answer } from './answer.ts';
import { CONCERN, type Concern, concernRow, nextConcern } from './concern.ts';
import type { Review } from './read-model.ts';

/** Keeps an answer with what it names as evidence. */
export const keepAnswer = async (tx: Transaction, answer: Answer): Promise<void> => {
  const { obligation, knownAt, by } = answer;
  await sql`
    insert into assurance_answer (obligation, known_at, mechanism, nothing_arose, done, tells, concern, standards, seconds,
      actor, post, capacity, delegation)
    values (${obligation}, ${knownAt}::timestamptz, ${answer.mechanism}, ${answer.nothingArose}, ${answer.done}, ${answer.tells},
      ${answer.concern}, ${answer.standards}::text[], ${answer.seconds}, ${by.actor}, ${by.post}, ${by.capacity}, ${by.delegation})`.execute(
    tx,
  );
  if (answer.evidence.length === 0) return;
  const rows = JSON.stringify(answer.evidence.map((link, index) => ({ ...link, position: index + 1 })));
  await sql`
    insert into answer_evidence (obligation, known_at, position, kind, reference)
    select ${obligation}, ${knownAt}::timestamptz, position, kind, reference
    from jsonb_to_recordset(${rows}::jsonb) as given(position int, kind text, reference text)`.execute(tx);
};

/** Keeps what a reviewer said. */
export const keepReview = async (tx: Transaction, review: Review): Promise<void> => {
  const { obligation, answerAt, knownAt, verdict, words, by } = review;
  await sql`
    insert into answer_review (obligation, answer_at, known_at, verdict, words, actor, post, capacity, delegation)
    values (${obligation}, ${answerAt}::timestamptz, ${knownAt}::timestamptz, ${verdict}, ${words}, ${by.actor}, ${by.post},
      ${by.capacity}, ${by.delegation})`.execute(tx);
};

/** Keeps a concern that was raised now, under a code of its own. */
export const raiseConcern = async (
  tx: Transaction,
  raised: Omit<Concern, 'code' | 'state' | 'outcome' | 'knownAt'>,
  at: Instant,
): Promise<Concern> => {
  const year = raised.raisedOn.slice(0, 4);
  const found = await sql<{ code: string | null }>`
    select code from concern where code like ${`C-${year}-%`} order by length(code) desc, code desc limit 1`.execute(
    tx,
  );
  const code = nextConcern(found.rows[0]?.code ?? null, raised.raisedOn);
  const concern: Concern = { ...raised, code, state: 'open', outcome: null, knownAt: at };
  await append(tx, CONCERN, [concernRow(concern)], BY_HAND, at);
  return concern;
};

/** Keeps what a concern says from now on. */
export const reviseConcern = (tx: Transaction, concern: Concern, at: Instant): Promise<void> =>
  append(tx, CONCERN, [concernRow(concern)], BY_HAND, at);
