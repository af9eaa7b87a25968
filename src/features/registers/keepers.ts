import { fail, fault, ok, type Result } from '../../kernel/index.ts';
import { LATEST, postsByCode } from '../people/index.ts';
import { changing, type Office, put } from '../record/index.ts';
import { SETTLE_REGISTERS } from './policy.ts';
import { readRuled } from './read-ruled.ts';
import { REGISTER_KEEPER } from './tables.ts';

const wrong = (found: string, column?: string): Result<never> =>
  fail([fault('answer.invalid', found, column === undefined ? {} : { column })]);

/** Settles which posts keep a register, beside the office: in place of those that kept it. Nobody is a keeper as a person. Gives the code of the register. */
export const settleKeepers = (office: Office, code: string, posts: readonly string[]): Promise<Result<string>> =>
  changing(office, SETTLE_REGISTERS, async (tx, at) => {
    const { types, keepers } = await readRuled(tx);
    const type = types.get(code);
    if (type === undefined) return wrong('There is no such register');
    const known = await postsByCode(tx, LATEST);
    const kept = [...new Set(posts)].sort();
    const unknown = kept.filter((post) => !known.has(post));
    if (unknown.length > 0) return wrong(`There is no post ${unknown.join(', ')}`, 'posts');
    const before = [...(keepers.get(code) ?? [])].sort();
    if (kept.join(' ') === before.join(' ')) return wrong('These posts keep it already', 'posts');
    await put(tx, REGISTER_KEEPER, { type: code, posts: kept }, at);
    return ok({ value: code, entry: { action: 'register.keepers', subject: code, detail: { before, posts: kept } } });
  });
