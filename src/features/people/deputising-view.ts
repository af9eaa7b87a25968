import { DELEGATION_KINDS } from '../access/index.ts';
import type { Delegation } from './delegation.ts';
import type { Asker, DeputisingFacts } from './deputising.ts';
import type { PeopleView } from './page-frame.tsx';
import type { Directory } from './read-model.ts';
import { roleFactsOf } from './roles-of-posts.ts';

/** What a delegation covers, in words. */
export const sayKinds = ({ kinds }: Delegation): string => kinds.map((kind) => DELEGATION_KINDS[kind]).join('; ');

/** What the rules of deputising ask, out of the directory. */
export const factsOf = (directory: Directory): DeputisingFacts => ({
  cswoPosts: directory.postRoles.filter(({ role }) => role === 'cswo').map(({ post }) => post),
  holdings: directory.holdings,
  absences: directory.absences,
  mappedPosts: directory.mappings.map(({ post }) => post),
  delegations: directory.delegations,
  roles: roleFactsOf(directory),
});

/** Whoever reads the page, as somebody who may wish to delegate; null without a post. */
export const askerOf = ({ request, view }: PeopleView): Asker | null =>
  request.caller.kind === 'person' && view.acting !== null
    ? { person: request.caller.person, acting: view.acting }
    : null;
