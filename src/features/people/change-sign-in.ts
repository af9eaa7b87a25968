import { sql } from 'kysely';

import { fail, fault, ok, type Result } from '../../kernel/index.ts';
import { withdraw } from '../../platform/database/revisions.ts';
import { BY_HAND, type Changed, changing, type Office, put } from '../record/index.ts';
import { isOwnPost } from './change-post.ts';
import { guardedByMachine, guardedPosts } from './guarded.ts';
import { MANAGE_PEOPLE } from './policy.ts';
import { LATEST, type Mapping, mappingsOf, postsByCode } from './read-model.ts';
import { CLAIM_MAPPING } from './tables.ts';

const LONGEST_CLAIM = 200;

const isClaim = (text: string): boolean => text.length <= LONGEST_CLAIM && /^[^\p{Cc}\p{Cs}]+$/u.test(text);

/** Lets whoever's sign-in carries the group hold the post for their session. `claim` is the group as the sign-in names it. */
export const mapGroup = (office: Office, typed: Mapping): Promise<Result<Mapping>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<Mapping>>> => {
    const mapping = { claim: typed.claim.trim(), post: typed.post };
    if (!isClaim(mapping.claim)) {
      return fail([
        fault('answer.missing', 'Give the group as your sign-in names it, on one line', { column: 'claim' }),
      ]);
    }
    if (!(await postsByCode(tx, LATEST)).has(mapping.post)) return fail([fault('post.unknown')]);
    // Whoever is in the group would hold the post unseen: the council's sign-in alone knows who that is.
    if (!office.by.machine && (await guardedPosts(tx)).has(mapping.post)) {
      return fail([guardedByMachine('The post is guarded: no page gives it to a group', 'claim')]);
    }
    if (await isOwnPost(tx, office.by, mapping.post, at)) {
      return fail([
        fault(
          'people.refused',
          'Nobody settles this for a post of their own',
          { column: 'claim' },
          'Ask another administrator.',
        ),
      ]);
    }
    if ((await mappingsOf(tx)).some(({ claim, post }) => claim === mapping.claim && post === mapping.post)) {
      return fail([fault('answer.invalid', 'This group gives the post already', { column: 'claim' })]);
    }
    await put(tx, CLAIM_MAPPING, mapping, at);
    await sql`insert into claim_council (claim, council) values (${mapping.claim}, ${office.council})
      on conflict do nothing`.execute(tx);
    return ok({ value: mapping, entry: { action: 'post.sign-in', subject: mapping.post, after: mapping } });
  });

/** Ends that a group of the sign-in gives a post; sessions under way lose it at once. */
export const unmapGroup = (office: Office, mapping: Mapping): Promise<Result<Mapping>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<Mapping>>> => {
    const { claim, post } = mapping;
    if (!(await withdraw(tx, CLAIM_MAPPING, { claim, post }, BY_HAND, at))) {
      return fail([fault('answer.invalid', 'This group gives the post no longer')]);
    }
    if (!(await mappingsOf(tx)).some((each) => each.claim === claim)) {
      await sql`delete from claim_council where claim = ${claim} and council = ${office.council}`.execute(tx);
    }
    return ok({ value: mapping, entry: { action: 'post.sign-in', subject: post, before: mapping } });
  });
