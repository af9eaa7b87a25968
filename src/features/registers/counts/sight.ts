import type { RegisterType } from '../type/register-type.ts';

/**
 * Which entries of a register a reader's numbers are made of: all of them for whoever keeps the register or is of the office; the open ones alone for
 * everybody else, so that no number of theirs ever moves with a restricted entry; none where the register has no open ones. A post that is named in
 * single restricted entries keeps none of them: a part of the restricted ones would be no count.
 */
export type Sight = 'all' | 'open-only' | 'nothing';

/** What a reader with these needs may have counted of a register. */
export const sightOf = (
  { code, confidentiality }: Pick<RegisterType, 'code' | 'confidentiality'>,
  needs: readonly string[],
): Sight => {
  if (confidentiality === 'open') return 'all';
  if (needs.includes('*') || needs.includes(`type:${code}`)) return 'all';
  return confidentiality === 'either' ? 'open-only' : 'nothing';
};
