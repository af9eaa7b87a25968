import type { JSX } from 'preact';

import { Link } from '../../ui/index.ts';
import { PEOPLE_ADDRESS, postTitle, sayPerson } from '../people/index.ts';
import type { CouncilView } from '../site/index.ts';
import type { HandoverFacts } from './handover-facts.ts';

/** What every part of the handover page stands on. */
export type Of = { readonly view: CouncilView; readonly facts: HandoverFacts };

/** A post by its title, which leads to its page where the council has it. */
export const Post = ({ view, facts, post }: Of & { readonly post: string | null }): JSX.Element =>
  post !== null && facts.directory.posts.has(post) ? (
    <Link href={PEOPLE_ADDRESS.post(view.council.code, post)}>{postTitle(facts.directory.posts, post)}</Link>
  ) : (
    <span>{postTitle(facts.directory.posts, post)}</span>
  );

/** A person by their name as it is known now, who leads to their page. */
export const Person = ({ view, facts, person }: Of & { readonly person: string }): JSX.Element => {
  const words = sayPerson(facts.directory.people, person);
  return facts.directory.people.has(person) ? (
    <Link href={PEOPLE_ADDRESS.person(view.council.code, person)}>{words}</Link>
  ) : (
    <span>{words}</span>
  );
};
