import { ALL_ROLES, power } from '../access/index.ts';

const ALL_BUT_MEMBERS = ALL_ROLES.filter((role) => role !== 'member');

/** Who holds which post, and how to find them. Elected members and observers read what posts do in papers, and need no names. */
export const READ_PEOPLE = power('people.read', 'See who holds which post', ALL_BUT_MEMBERS, 'either');

/** Giving people posts, posts roles, and groups members. */
export const MANAGE_PEOPLE = power('people.manage', 'Give posts, roles and memberships', ['administrator']);

/** Giving a post to a person. Whoever opens the form for it still needs one of the next two, by the post. */
export const GIVE_POSTS = power('people.give', 'Give posts to people, and end that', [
  'administrator',
  'cswo',
  'chief-executive',
]);

/** Giving a guarded post (guarded.ts). Not for administrators, who could come by what they may not see through somebody else. */
export const GIVE_GUARDED = power('people.give-guarded', 'Give guarded posts to people, and end that', [
  'cswo',
  'chief-executive',
]);

/** Recording that whoever holds a post is away. */
export const RECORD_ABSENCE = power('people.absence', 'Record absences', ['cswo', 'chief-executive', 'administrator']);

/** Settling who covers for the Chief Social Work Officer; the rules in deputising.ts say when. */
export const MAKE_DELEGATION = power('deputising.make', 'Delegate', ['cswo', 'chief-executive']);
export const END_DELEGATION = power('deputising.end', 'End a delegation', ['cswo', 'chief-executive']);
