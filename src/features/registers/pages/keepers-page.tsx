import type { RouteAnswer } from '../../../platform/http/index.ts';
import { Button, Form, Inset } from '../../../ui/index.ts';
import { hiddenOf } from '../../site/index.ts';
import { REGISTERS } from '../addresses.ts';
import { Ticks } from '../form/drawing.tsx';
import { typedFrom, typedIn } from '../form/typed.ts';
import type { RegisterType } from '../type/register-type.ts';
import { listCrumbs, type RegistersView, registersPage } from './view.tsx';

/** The mark of the form that says which posts keep a register. */
export const KEEPERS = 'keepers';

/** The form that says which posts keep a register. */
export const keepersPage = (given: RegistersView, type: RegisterType): RouteAnswer => {
  const { again, council, keepers, posts, request } = given;
  const comesBack = again?.which === KEEPERS;
  const choices = [...posts.values()]
    .map(({ code, title }) => ({ value: code, label: title }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en-GB'));
  const drawing = {
    which: KEEPERS,
    typed: comesBack ? typedIn(request, KEEPERS) : typedFrom(new Map([['posts', keepers.get(type.code) ?? []]])),
    faults: comesBack ? again.faults : [],
    offers: { posts: [], councils: [], services: [], day: given.today },
  };
  return registersPage(given, {
    title: `Who keeps this register: ${type.many}`,
    crumbs: listCrumbs(council, type),
    main: (
      <>
        <Inset>
          <p>
            Whoever holds a post that you tick makes entries in this register
            {type.confidentiality === 'open' ? '' : ' and sees its restricted entries, after giving a reason'}. The
            office of the Chief Social Work Officer keeps every register. Entries that were made stay as they are.
          </p>
        </Inset>
        <section id={KEEPERS}>
          <Form action={REGISTERS.keepers(council, type.code)} hidden={hiddenOf(request)}>
            <Ticks drawing={drawing} name="posts" label="Posts that keep this register" choices={choices} />
            <Button words="Save" />
          </Form>
        </section>
      </>
    ),
  });
};
