import type { JSX } from 'preact';

import type { RouteAnswer } from '../../../platform/http/index.ts';
import { Button, DataTable, Form, Inset, SelectField, TextAreaField } from '../../../ui/index.ts';
import { type Directory, postTitle, readDirectory, sayPerson } from '../../people/index.ts';
import { fieldIn, hiddenOf } from '../../site/index.ts';
import { REGISTERS } from '../addresses.ts';
import { textOf, typedIn } from '../form/typed.ts';
import { nameablePosts } from '../keepers.ts';
import { heldPosts, LOOKED_AT } from '../trust.ts';
import { HoldersPart } from './holders-part.tsx';
import { indexCrumb, type RegistersView, registersPage } from './view.tsx';

/** The marks of the forms that put a post into the list, and take it off. */
export const NAMEABLE = 'nameable';
export const NAMEABLE_END = 'nameable-end';

type Choice = { readonly value: string; readonly label: string };
type Part = { readonly given: RegistersView; readonly choices: readonly Choice[] };

const CHOOSE: Choice = { value: '', label: 'Choose a post' };

const Adding = (props: Part & { readonly directory: Directory }): JSX.Element => {
  const { given, choices, directory } = props;
  const { again, council, request, today } = given;
  const typed = typedIn(request, NAMEABLE);
  const comesBack = again?.which === NAMEABLE;
  return (
    <section id={NAMEABLE}>
      <h2>Let a post be named</h2>
      <Form action={REGISTERS.trusted(council)} hidden={hiddenOf(request)}>
        <SelectField {...fieldIn(again, NAMEABLE, 'post')} label="Post" choices={[CHOOSE, ...choices]} />
        <TextAreaField {...fieldIn(again, NAMEABLE, 'words')} label="Why?" rows={2} />
        {comesBack ? (
          <HoldersPart
            which={NAMEABLE}
            directory={directory}
            held={heldPosts(directory, [textOf(typed, 'post')], today)}
            lookedAt={textOf(typed, LOOKED_AT)}
            faults={again.faults}
          />
        ) : null}
        <Button words="Let it be named" />
      </Form>
    </section>
  );
};

const Ending = ({ given, choices }: Part): JSX.Element | null => {
  const { again, council, request } = given;
  if (choices.length === 0) return null;
  return (
    <section id={NAMEABLE_END}>
      <h2>Take a post off the list</h2>
      <p>It then sees no entry by being named, not even one that names it already.</p>
      <Form action={REGISTERS.trustedEnd(council)} hidden={hiddenOf(request)}>
        <SelectField {...fieldIn(again, NAMEABLE_END, 'post')} label="Post" choices={[CHOOSE, ...choices]} />
        <TextAreaField {...fieldIn(again, NAMEABLE_END, 'words')} label="Why?" rows={2} />
        <Button words="Take it off" secondary />
      </Form>
    </section>
  );
};

/** The posts that may see restricted entries, with why and who has them; and the forms that let a post be named in such entries, or no longer. */
export const trustedPage = async (given: RegistersView): Promise<RouteAnswer> => {
  const { council, types, keepers, trusted, posts, today } = given;
  const directory = await readDirectory(given.tx);
  const nameable = await nameablePosts(given.tx);
  const title = (post: string): string => postTitle(posts, post);
  const choice = (post: string): Choice => ({ value: post, label: title(post) });
  const byTitle = (one: string, other: string): number => title(one).localeCompare(title(other), 'en-GB');
  const why = (post: string): string =>
    [
      ...[...keepers]
        .filter(([code, kept]) => kept.includes(post) && types.get(code)?.confidentiality !== 'open')
        .map(([code]) => `Keeps the register "${types.get(code)?.many ?? code}"`),
      ...nameable.filter((each) => each.post === post).map(({ reason }) => `May be named: ${reason}`),
    ].join('; ');
  const who = (post: string): string =>
    heldPosts(directory, [post], today)
      .flatMap(({ holdings, claims }) => [
        ...holdings.map(({ person }) => sayPerson(directory.people, person)),
        ...claims.map((claim) => `the group "${claim}" of the council's sign-in`),
      ])
      .join(', ') || 'Nobody';
  return registersPage(given, {
    title: 'Posts that may see restricted entries',
    crumbs: [indexCrumb(council)],
    main: (
      <>
        <Inset>
          <p>
            A restricted entry is seen by the office of the Chief Social Work Officer, by the posts that keep its
            register, and by the posts that it names, if they are in this list. A post in this list is guarded: the
            Chief Social Work Officer or the chief executive gives it, and no administrator. That a post is here tells
            nothing of any entry.
          </p>
        </Inset>
        <DataTable
          id="trusted"
          caption="Posts that may see restricted entries"
          captionHidden
          narrow="stack"
          rows={[...trusted].sort(byTitle)}
          columns={[
            { title: 'Post', rowHeader: true, cell: title },
            { title: 'Why', cell: why },
            { title: 'Who has it, or will', cell: who },
          ]}
        />
        <Adding
          given={given}
          directory={directory}
          choices={[...posts.keys()]
            .filter((post) => !trusted.has(post))
            .sort(byTitle)
            .map(choice)}
        />
        <Ending
          given={given}
          choices={nameable
            .map(({ post }) => post)
            .sort(byTitle)
            .map(choice)}
        />
      </>
    ),
  });
};
