import type { ComponentChildren, JSX } from 'preact';

import { daysAfter, formatDay, formatInstant } from '../../kernel/index.ts';
import { DataTable, Link } from '../../ui/index.ts';
import { PEOPLE_ADDRESS, postTitle } from '../people/index.ts';
import { type EntryLine, sayEvent } from '../record/index.ts';
import { ADDRESS } from '../site/index.ts';
import type { HandoverFacts } from './handover-facts.ts';
import { type Of, Person, Post } from './named.tsx';

type Told = {
  readonly id: string;
  readonly title: string;
  readonly none: string;
  readonly entries: readonly EntryLine[];
  readonly reasons?: boolean;
};

const sayCswo = (facts: HandoverFacts, { action, subject }: EntryLine): boolean =>
  /^(holding|post|absence)\./.test(action) && facts.cswoPosts.includes(subject);

// A subject is a code: a post, a person, a group, a service, a delegation, or a file.
const Subject = ({ subject, ...of }: Of & { readonly subject: string }): JSX.Element => {
  if (of.facts.directory.posts.has(subject)) return <Post {...of} post={subject} />;
  if (of.facts.directory.people.has(subject)) return <Person {...of} person={subject} />;
  // A membership: the group, then the post.
  const [code = '', post = ''] = subject.split(' ');
  const group = of.facts.directory.groups.find((each) => each.code === code);
  if (group !== undefined)
    return (
      <>
        <Link href={PEOPLE_ADDRESS.group(of.view.council.code, code)}>{group.title}</Link>
        {post === '' ? null : (
          <>
            : <Post {...of} post={post} />
          </>
        )}
      </>
    );
  const service = of.facts.directory.services.find((each) => each.code === subject);
  if (service !== undefined) return <Link href={PEOPLE_ADDRESS.services(of.view.council.code)}>{service.title}</Link>;
  return <span>{subject}</span>;
};

/** What the record tells of the past: when, what, about what, by whom, and why where that is asked for. */
export const Entries = ({ id, title, none, entries, reasons, ...of }: Of & Told): JSX.Element => (
  <>
    <h2>{title}</h2>
    {entries.length === 0 ? (
      <p>{none}</p>
    ) : (
      <DataTable
        id={id}
        caption={title}
        captionHidden
        narrow="stack"
        compact
        columns={[
          { title: 'When', cell: ({ at }: EntryLine) => formatInstant(at) },
          {
            title: 'What',
            rowHeader: true,
            cell: (entry) => (
              <>
                {sayEvent(entry.action)}
                {entry.restricted ? <strong> (restricted)</strong> : null}
                {sayCswo(of.facts, entry) ? <strong> (the post of Chief Social Work Officer)</strong> : null}
              </>
            ),
          },
          { title: 'About', cell: ({ subject }) => <Subject {...of} subject={subject} /> },
          {
            title: 'By',
            cell: ({ actor, post, capacity, delegation }) => (
              <>
                <Person {...of} person={actor} />
                {post === null ? '' : `, ${postTitle(of.facts.directory.posts, post)}`} ({capacity}
                {delegation === null ? '' : `, ${delegation}`})
              </>
            ),
          },
          ...(reasons === true
            ? [{ title: 'Why', cell: ({ reason }: EntryLine) => reason ?? 'No reason is shown' }]
            : []),
        ]}
        rows={entries}
      />
    )}
  </>
);

/** Since when the past is told, and the way to more or less of it. */
export const Since = ({ view, facts }: Of): ComponentChildren => {
  const address = (days: number): string =>
    `${ADDRESS.handover(view.council.code)}?since=${daysAfter(facts.today, -days)}`;
  return (
    <p>
      What has happened is told since {formatDay(facts.since)}. Tell the last <Link href={address(7)}>7 days</Link>,{' '}
      <Link href={address(30)}>30 days</Link> or <Link href={address(90)}>90 days</Link>.
    </p>
  );
};
