import { dayOf, FaultError, fault, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { guardedIn, readDirectory } from '../people/index.ts';

/** The posts that are guarded as the transaction stands. */
export const guardedNow = async (tx: Transaction): Promise<ReadonlySet<string>> => guardedIn(await readDirectory(tx));

/**
 * Refuses a pack that guards a post which somebody holds, or which a group of the sign-in gives: an administrator may have put them there while it was
 * an ordinary one, and nobody who gives guarded posts has looked at them. Throws a FaultError that names the posts.
 */
export const refuseHeldAndGuarded = async (
  tx: Transaction,
  before: ReadonlySet<string>,
  at: Instant,
): Promise<void> => {
  const directory = await readDirectory(tx);
  const today = dayOf(at);
  const given = new Set([
    ...directory.holdings.filter(({ lastDay }) => lastDay === null || lastDay >= today).map(({ post }) => post),
    ...directory.mappings.map(({ post }) => post),
  ]);
  const newly = (posts: ReadonlySet<string>): string[] =>
    [...posts].filter((post) => !before.has(post) && given.has(post)).sort();
  const byRole = newly(guardedIn({ ...directory, trusted: new Set() }));
  if (byRole.length > 0) {
    throw new FaultError(
      fault(
        'people.guarded',
        `The pack gives a guarded role to posts that somebody holds already, or a group of the sign-in gives: ${byRole.join(', ')}`,
        { file: 'post-roles.csv' },
        'End who holds them, and what the sign-in gives, then load the pack again and have the posts given anew.',
      ),
    );
  }
  const byRegister = newly(directory.trusted);
  if (byRegister.length === 0) return;
  throw new FaultError(
    fault(
      'people.guarded',
      `The pack opens restricted entries of registers to posts that somebody holds already, or a group of the sign-in gives: ${byRegister.join(', ')}`,
      { file: 'register-keepers.csv' },
      'Leave them out of the file, and have the Chief Social Work Officer say on the page of the register that they keep it; or end who holds them, load the pack, and have them given anew.',
    ),
  );
};
