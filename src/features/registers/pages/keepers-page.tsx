import type { RouteAnswer } from '../../../platform/http/index.ts';
import { Button, Form, Inset, Link, TextAreaField } from '../../../ui/index.ts';
import { readDirectory } from '../../people/index.ts';
import { hiddenOf } from '../../site/index.ts';
import { REGISTERS } from '../addresses.ts';
import { propsOf, Ticks } from '../form/drawing.tsx';
import { textOf, typedFrom, typedIn } from '../form/typed.ts';
import { markOfPosts } from '../keepers.ts';
import { heldPosts, LOOKED_AT } from '../trust.ts';
import type { RegisterType } from '../type/register-type.ts';
import { HoldersPart } from './holders-part.tsx';
import { listCrumbs, type RegistersView, registersPage } from './view.tsx';

/** The mark of the form that says which posts keep a register. */
export const KEEPERS = 'keepers';

/** The form that says which posts keep a register. */
export const keepersPage = async (given: RegistersView, type: RegisterType): Promise<RouteAnswer> => {
  const { again, council, keepers, posts, request, trusted } = given;
  const comesBack = again?.which === KEEPERS;
  const restricted = type.confidentiality !== 'open';
  const choices = [...posts.values()]
    .map(({ code, title }) => ({ value: code, label: title }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en-GB'));
  const standing = keepers.get(type.code) ?? [];
  const typed = comesBack ? typedIn(request, KEEPERS) : typedFrom(new Map([['posts', standing]]));
  const drawing = {
    which: KEEPERS,
    typed,
    faults: comesBack ? again.faults : [],
    offers: { posts: [], councils: [], services: [], day: given.today },
  };
  const directory = await readDirectory(given.tx);
  const fresh = typed('posts').filter((post) => !standing.includes(post) && !trusted.has(post));
  return registersPage(given, {
    title: `Who keeps this register: ${type.many}`,
    crumbs: listCrumbs(council, type),
    main: (
      <>
        <Inset>
          <p>
            Whoever holds a post that you tick makes entries in this register
            {restricted ? ' and sees its restricted entries, after giving a reason' : ''}. The office of the Chief
            Social Work Officer keeps every register. Entries that were made stay as they are, and what they still
            require is owed by the new keepers within a few minutes.
          </p>
          {restricted ? (
            <p>
              Such a post is guarded from then on: no administrator gives it to anybody.{' '}
              <Link href={REGISTERS.trusted(council)}>Posts that may see restricted entries</Link>
            </p>
          ) : null}
        </Inset>
        <section id={KEEPERS}>
          <Form
            action={REGISTERS.keepers(council, type.code)}
            hidden={{ ...hiddenOf(request), [`${KEEPERS}-seen`]: markOfPosts(standing) }}
          >
            <Ticks drawing={drawing} name="posts" label="Posts that keep this register" choices={choices} />
            <TextAreaField {...propsOf(drawing, 'words', 'Why?')} value={textOf(typed, 'words')} rows={2} />
            {restricted && comesBack ? (
              <HoldersPart
                which={KEEPERS}
                directory={directory}
                held={heldPosts(directory, fresh, given.today)}
                lookedAt={textOf(typed, LOOKED_AT)}
                faults={drawing.faults}
              />
            ) : null}
            <Button words="Save" />
          </Form>
        </section>
      </>
    ),
  });
};
