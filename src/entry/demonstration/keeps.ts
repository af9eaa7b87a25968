import { readDirectory } from '../../features/people/index.ts';
import { registersKept } from '../../features/registers/index.ts';
import type { CouncilCode } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';

// So many are named where one chooses whom to be; the rest is counted.
const NAMED = 3;

/** What somebody keeps, in a few words: "Keeps the registers: Complaints, Compliments, Duty of candour events and 1 more." Empty for whoever keeps none. */
export const sayKept = (titles: readonly string[]): string => {
  if (titles.length === 0) return '';
  const named = titles.slice(0, NAMED).join(', ');
  const more = titles.length > NAMED ? ` and ${titles.length - NAMED} more` : '';
  return `${titles.length === 1 ? 'Keeps the register' : 'Keeps the registers'}: ${named}${more}.`;
};

/** What each person of a council keeps, by the posts that they hold now, in words. */
export const whoKeepsWhat = (database: Database, council: CouncilCode): Promise<(person: string) => string> =>
  database.read({ council }, async (tx) => {
    const kept = await registersKept(tx, { database, council });
    const { holdings, postRoles } = await readDirectory(tx);
    const office = new Set(postRoles.filter(({ role }) => role === 'cswo').map(({ post }) => post));
    return (person) => {
      const posts = holdings.filter((each) => each.person === person).map(({ post }) => post);
      if (posts.some((post) => office.has(post))) return kept.size === 0 ? '' : 'Keeps every register.';
      return sayKept([...new Set(posts.flatMap((post) => kept.get(post) ?? []))]);
    };
  });
