import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { inForce } from '../../platform/database/revisions.ts';
import { MEASURE } from '../measures/index.ts';

/** A measure that evidence can be for. `owner`: the code of the post that answers for it; null where none is named. */
export type NamedMeasure = { readonly code: string; readonly title: string; readonly owner: string | null };

/** The council's measures by title; those of `post` stand before the others. */
export const namedMeasures = async (tx: Transaction, asAt: Instant, post: string | null): Promise<NamedMeasure[]> => {
  const rows = await inForce<{ code: string; title: string; owner_post: string | null }>(tx, MEASURE, asAt);
  const byTitle = rows
    .map(({ code, title, owner_post: owner }) => ({ code, title, owner }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
  const isOwn = ({ owner }: NamedMeasure): boolean => post !== null && owner === post;
  return [...byTitle.filter(isOwn), ...byTitle.filter((measure) => !isOwn(measure))];
};

/** The title of the measure of that code; null where the council has none. */
export const measureTitle = async (tx: Transaction, code: string, asAt: Instant): Promise<string | null> => {
  const [found] = await inForce<{ title: string }>(tx, MEASURE, asAt, { code });
  return found?.title ?? null;
};
