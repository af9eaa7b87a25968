import type { JSX } from 'preact';

import { formatInstant } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { Button, ButtonLink, DataTable, Form, Inset, Notice, RadioField } from '../../ui/index.ts';
import { peopleOf, postTitle } from '../people/index.ts';
import { councilPage, fieldIn, hiddenOf } from '../site/index.ts';
import { OWED } from './addresses.ts';
import { closingOf, type Feed, feedsOf } from './feed.ts';
import type { OwedView } from './owed-view.ts';
import { listCrumb, owedPage, Views } from './page-frame.tsx';
import { WISHES, wishesOf } from './wish.ts';

const personIn = ({ request }: OwedView): string => (request.caller.kind === 'person' ? request.caller.person : '');

const Feeds = ({ given, feeds }: { readonly given: OwedView; readonly feeds: readonly Feed[] }): JSX.Element => (
  <section id="feed">
    <h2>In your own calendar</h2>
    <p>
      A calendar program such as Outlook can fetch what your post owes from an address of its own, and keeps up with
      what changes. The address holds a secret: whoever has it sees these titles, so give it to your own calendar alone.
      It shows nothing any more once you end it here, your account is closed, or you no longer hold the post. Of
      restricted matters it says only that one is there.
    </p>
    {feeds.length === 0 ? null : (
      <DataTable
        id="feeds"
        caption="Your calendar addresses"
        narrow="stack"
        columns={[
          { title: 'Address', rowHeader: true, cell: ({ code }: Feed) => code },
          { title: 'For the post', cell: ({ post }) => postTitle(given.directory.posts, post) },
          { title: 'Made', cell: (feed) => formatInstant(feed.known_at) },
          {
            title: 'End it',
            cell: ({ code }) => (
              <Form action={OWED.endFeed(given.council, code)} hidden={hiddenOf(given.request)}>
                <Button words="End" secondary small />
              </Form>
            ),
          },
        ]}
        rows={feeds}
      />
    )}
    <Form action={OWED.calendar(given.council)} hidden={hiddenOf(given.request)}>
      <Button words={`Make an address for: ${given.view.acting?.postTitle ?? 'your post'}`} secondary />
    </Form>
  </section>
);

const Mails = (props: {
  readonly given: OwedView;
  readonly wish: keyof typeof WISHES;
  readonly email: string | null;
}): JSX.Element => {
  const { given, wish, email } = props;
  return (
    <section id="wish">
      <h2>Mails</h2>
      {given.sendsMail ? (
        <p>
          {email === null
            ? 'No e-mail address is known for you, so none reaches you. An administrator can add it on your page under People.'
            : `One short mail at most on a working day, to ${email}: when something is asked of a post of yours, three working days before it is due, and once it is late. Nothing is sent about what has been answered. Three working days are Remit's own rule and no law; public holidays count as working days.`}
        </p>
      ) : (
        <Notice tone="info" title="No mail is sent: no mail server is set on this installation.">
          <p>What you choose here counts once one is. Whoever runs this installation sets it.</p>
        </Notice>
      )}
      <Form action={OWED.mails(given.council)} hidden={hiddenOf(given.request)}>
        <RadioField
          {...fieldIn(given.again, 'mails', 'wish', wish)}
          label="Which mails do you want?"
          choices={Object.entries(WISHES).map(([value, label]) => ({ value, label }))}
        />
        <Button words="Keep my choice" secondary />
      </Form>
      <Inset>
        What is 14 days late is also told to the head of the service of the post that owes it, and what is 28 days late
        to the Chief Social Work Officer.
      </Inset>
    </section>
  );
};

/** Calendar addresses and mails: a person's own, in this council. */
export const calendarPage = async (given: OwedView): Promise<RouteAnswer> => {
  const { council, database } = given;
  const person = personIn(given);
  const closedAt = await closingOf(database, person);
  const own = await database.read({ council }, async (tx) => ({
    feeds: await feedsOf(tx, person, closedAt),
    wish: (await wishesOf(tx)).get(person) ?? 'all',
    email: (await peopleOf(tx)).get(person)?.email ?? null,
  }));
  return owedPage(given, {
    title: 'Calendar and mails',
    label: 'What posts owe',
    crumbs: [listCrumb(council)],
    main: (
      <>
        <Views given={given} query={{}} current="calendar" />
        <Feeds given={given} feeds={own.feeds} />
        <Mails given={given} wish={own.wish} email={own.email} />
      </>
    ),
  });
};

/** The new address, which is shown this once. */
export const feedPage = (given: OwedView, address: string): RouteAnswer => ({
  kind: 'page',
  html: councilPage(given.view, {
    figures: false,
    part: 'owed',
    title: 'Your new calendar address',
    crumbs: [listCrumb(given.council)],
    main: (
      <>
        <Notice tone="warning" title="This is shown only this once. Copy it now." />
        <Inset>
          <p>
            <code>{address}</code>
          </p>
        </Inset>
        <p>
          In Outlook: Add calendar, Subscribe from web. In other programs look for "subscribe" or "calendar from an
          address". Do not open it as a file, or it would never change.
        </p>
        <ButtonLink words="Back to calendar and mails" href={OWED.calendar(given.council)} />
      </>
    ),
  }),
});
