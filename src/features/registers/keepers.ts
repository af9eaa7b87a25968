import { dayOf, type Fault, fail, fault, ok, type Result } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { inForce, withdraw } from '../../platform/database/revisions.ts';
import { LATEST, postsByCode, readDirectory } from '../people/index.ts';
import { BY_HAND, changing, faultsOfReason, type Office, put } from '../record/index.ts';
import { SETTLE_REGISTERS } from './policy.ts';
import { readRuled } from './read-ruled.ts';
import { NAMEABLE_POST, REGISTER_KEEPER } from './tables.ts';
import { faultsOfHeld, faultsOfOwnPosts } from './trust.ts';

const wrong = (found: string, column?: string): Result<never> =>
  fail([fault('answer.invalid', found, column === undefined ? {} : { column })]);

/** What whoever settles such a thing says: why; what they saw when they began; and who they looked at (`markOfHeld`), '' for nobody. */
export type Settling = { readonly words: string; readonly seen: string; readonly lookedAt: string };

/** The posts that may be named in restricted entries though they keep no register, with why. */
export const nameablePosts = (tx: Transaction): Promise<{ readonly post: string; readonly reason: string }[]> =>
  inForce<{ post: string; reason: string }>(tx, NAMEABLE_POST, LATEST);

const reasonFaults = (words: string): Fault[] => faultsOfReason(words, { column: 'words', ask: 'Say why' });

/** Posts in one text, for a form that says what whoever fills it in has before them. */
export const markOfPosts = (posts: Iterable<string>): string => [...posts].sort().join(' ');

const changedSince = (): Result<never> =>
  fail([
    fault(
      'answer.invalid',
      'Somebody changed this since you opened the page',
      { column: 'posts' },
      'Look at how it stands now, then do it again.',
    ),
  ]);

/**
 * Settles which posts keep a register, beside the office: in place of those that kept it. Nobody is a keeper as a person. Where the register may hold
 * restricted entries, `settling.lookedAt` says who of those that have the new posts was looked at. Gives the code of the register.
 */
export const settleKeepers = (
  office: Office,
  code: string,
  posts: readonly string[],
  settling: Settling,
): Promise<Result<string>> =>
  changing(office, SETTLE_REGISTERS, async (tx, at) => {
    const { types, keepers, trusted } = await readRuled(tx);
    const type = types.get(code);
    if (type === undefined) return wrong('There is no such register');
    const known = await postsByCode(tx, LATEST);
    const kept = [...new Set(posts)].sort();
    const unknown = kept.filter((post) => !known.has(post));
    if (unknown.length > 0) return wrong(`There is no post ${unknown.join(', ')}`, 'posts');
    const before = [...(keepers.get(code) ?? [])].sort();
    if (settling.seen !== markOfPosts(before)) return changedSince();
    if (markOfPosts(kept) === settling.seen) return wrong('These posts keep it already', 'posts');
    const fresh = type.confidentiality === 'open' ? [] : kept.filter((post) => !before.includes(post));
    const directory = await readDirectory(tx);
    const today = dayOf(at);
    const faults = [
      ...faultsOfOwnPosts(office.by, directory, fresh, { today, column: 'posts' }),
      ...faultsOfHeld(
        office.by,
        directory,
        fresh.filter((post) => !trusted.has(post)),
        { lookedAt: settling.lookedAt, today },
      ),
      ...reasonFaults(settling.words),
    ];
    if (faults.length > 0) return fail(faults);
    await put(tx, REGISTER_KEEPER, { type: code, posts: kept }, at);
    return ok({
      value: code,
      entry: {
        action: 'register.keepers',
        subject: code,
        reason: settling.words,
        detail: { before, posts: kept },
      },
    });
  });

/** Says that a post may be named in restricted entries from now on, and sees those that name it. Gives its code. */
export const makeNameable = (
  office: Office,
  post: string,
  { words, lookedAt }: Pick<Settling, 'words' | 'lookedAt'>,
): Promise<Result<string>> =>
  changing(office, SETTLE_REGISTERS, async (tx, at) => {
    const directory = await readDirectory(tx);
    if (!directory.posts.has(post)) return wrong('Choose a post', 'post');
    if (directory.trusted.has(post)) return wrong('Restricted entries can name this post already', 'post');
    const today = dayOf(at);
    const faults = [
      ...faultsOfOwnPosts(office.by, directory, [post], { today, column: 'post' }),
      ...faultsOfHeld(office.by, directory, [post], { lookedAt, today }),
      ...reasonFaults(words),
    ];
    if (faults.length > 0) return fail(faults);
    await put(tx, NAMEABLE_POST, { post, reason: words.trim() }, at);
    return ok({
      value: post,
      entry: { action: 'register.trust', subject: post, reason: words, detail: { post, nameable: true } },
    });
  });

/** Says that a post may be named in restricted entries no longer: from now on it sees none by being named. Gives its code. */
export const endNameable = (office: Office, post: string, words: string): Promise<Result<string>> =>
  changing(office, SETTLE_REGISTERS, async (tx, at) => {
    const standing = (await nameablePosts(tx)).some((each) => each.post === post);
    if (!standing) return wrong('Choose a post that is in the list', 'post');
    const faults = reasonFaults(words);
    if (faults.length > 0) return fail(faults);
    await withdraw(tx, NAMEABLE_POST, { post }, BY_HAND, at);
    return ok({
      value: post,
      entry: { action: 'register.trust', subject: post, reason: words, detail: { post, nameable: false } },
    });
  });
