import type { RouteAnswer } from '../../platform/http/index.ts';
import { Button, CheckboxField, Form, TextField } from '../../ui/index.ts';
import { isGuardedRole, ROLES } from '../access/index.ts';
import { fieldIn, hiddenOf, tickIn, wrongIn } from '../site/index.ts';
import { PEOPLE } from './addresses.ts';
import { POST_ROLES } from './assignable-roles.ts';
import { directoryCrumb, type PeopleView, peoplePage } from './page-frame.tsx';
import { ServiceField } from './service-field.tsx';
import { TickGroup } from './tick-group.tsx';

/** The form that adds a post. */
export const newPostPage = (given: PeopleView): RouteAnswer => {
  const { again, council, request } = given;
  return peoplePage(given, {
    title: 'Add a post',
    label: 'People',
    crumbs: [directoryCrumb(council)],
    main: (
      <section id="post">
        <p>
          The posts of Chief Social Work Officer, chief executive and auditor are guarded: whoever runs this
          installation adds them.
        </p>
        <Form action={PEOPLE.newPost(council, 'send')} hidden={hiddenOf(request)}>
          <TextField
            {...fieldIn(again, 'post', 'code')}
            label="Code"
            hint="Capital letters, digits and hyphens, such as HOS-ADULTS. It stays with the post for good."
            characters={20}
            autocomplete="off"
          />
          <TextField
            {...fieldIn(again, 'post', 'title')}
            label="Title"
            hint="Such as Head of Service, Adults. No names of people."
            autocomplete="off"
          />
          <ServiceField given={given} which="post" />
          <TickGroup id="post-roles" legend="Roles" error={wrongIn(again, 'post', 'roles')}>
            {POST_ROLES.filter((role) => !isGuardedRole(role)).map((role) => (
              <CheckboxField key={role} {...tickIn(again, 'post', role)} label={ROLES[role]} />
            ))}
          </TickGroup>
          <Button words="Add the post" />
        </Form>
      </section>
    ),
  });
};
