import type { JSX } from 'preact';

import type { RouteAnswer } from '../../platform/http/index.ts';
import { Button, DataTable, Details, EmptyState, Form, SelectField, TextField } from '../../ui/index.ts';
import { fieldIn, hiddenOf } from '../site/index.ts';
import { PEOPLE } from './addresses.ts';
import { directoryCrumb, type PeopleView, PostLink, peoplePage } from './page-frame.tsx';
import type { Service } from './read-model.ts';
import { postChoice, vacantPosts } from './vacant.ts';

type Of = { readonly given: PeopleView };

const Particulars = ({
  given,
  which,
  service,
}: Of & { readonly which: string; readonly service: Service | null }): JSX.Element => {
  const vacant = vacantPosts(given.directory, given.today);
  return (
    <>
      <TextField
        {...fieldIn(given.again, which, 'title', service?.title ?? '')}
        label="Title"
        hint="Such as Adult Services. Its posts show it."
        autocomplete="off"
      />
      <SelectField
        {...fieldIn(given.again, which, 'head', service?.headPost ?? '')}
        label="The post that heads it"
        choices={[
          { value: '', label: 'None' },
          ...[...given.directory.posts.values()].map((each) => postChoice(each, vacant)),
        ]}
      />
    </>
  );
};

const Change = ({ given, service }: Of & { readonly service: Service }): JSX.Element => {
  const which = `service-${service.code}`;
  const closing = `close-${service.code}`;
  const used = [...given.directory.posts.values()].some((post) => post.service === service.title);
  return (
    <Details summary={`Change ${service.title}`} open={given.again?.which === which || given.again?.which === closing}>
      <div id={which}>
        <Form action={PEOPLE.serviceForm(given.council, service.code)} hidden={hiddenOf(given.request)}>
          <Particulars given={given} which={which} service={service} />
          <Button words="Change the service" secondary small />
        </Form>
      </div>
      <div id={closing}>
        {used ? (
          <p>It can be taken away once no post belongs to it.</p>
        ) : (
          <Form action={PEOPLE.serviceForm(given.council, service.code, 'close')} hidden={hiddenOf(given.request)}>
            <Button words="Take the service away" secondary small />
          </Form>
        )}
      </div>
    </Details>
  );
};

const Add = ({ given }: Of): JSX.Element => (
  <section id="service">
    <h2>Add a service</h2>
    <Form action={PEOPLE.serviceForm(given.council)} hidden={hiddenOf(given.request)}>
      <TextField
        {...fieldIn(given.again, 'service', 'code')}
        label="Code"
        hint="Capital letters, digits and hyphens, such as ADULTS. It stays with the service for good."
        characters={20}
        autocomplete="off"
      />
      <Particulars given={given} which="service" service={null} />
      <Button words="Add the service" />
    </Form>
  </section>
);

/** The council's services: who heads each, and how many posts belong to it. */
export const servicesPage = (given: PeopleView): RouteAnswer => {
  const { directory, council, manages } = given;
  const postsOf = (title: string): number =>
    [...directory.posts.values()].filter(({ service }) => service === title).length;
  return peoplePage(given, {
    title: 'Services',
    label: 'People',
    crumbs: [directoryCrumb(council)],
    main: (
      <>
        {directory.services.length === 0 ? (
          <EmptyState
            title="No service is recorded"
            purpose="The council's services stand here, with the post that heads each, once an administrator adds them or a pack brings them."
          />
        ) : (
          <DataTable
            id="services"
            caption="The council's services"
            captionHidden
            narrow="stack"
            columns={[
              { title: 'Service', rowHeader: true, cell: ({ title }: Service) => title },
              { title: 'Code', cell: ({ code }) => code },
              {
                title: 'Headed by',
                cell: ({ headPost }) =>
                  headPost === null ? 'No post named' : <PostLink given={given} post={headPost} />,
              },
              { title: 'Posts', numeric: true, cell: ({ title }) => postsOf(title) },
              ...(manages
                ? [{ title: 'Change', cell: (service: Service) => <Change given={given} service={service} /> }]
                : []),
            ]}
            rows={directory.services}
          />
        )}
        {manages ? <Add given={given} /> : null}
      </>
    ),
  });
};
