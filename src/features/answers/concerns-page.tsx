import type { JSX } from 'preact';

import { formatDay } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { Button, DataTable, EmptyState, Form, Link, TextAreaField } from '../../ui/index.ts';
import { callerMay } from '../access/index.ts';
import { readFramework } from '../framework/index.ts';
import { everOwners } from '../obligations/index.ts';
import { LATEST } from '../people/index.ts';
import { byCaller } from '../record/index.ts';
import { ADDRESS, fieldIn, hiddenOf } from '../site/index.ts';
import { ANSWERS } from './addresses.ts';
import type { Concern } from './concern.ts';
import { answersPage, assuranceCrumb } from './frame.tsx';
import { CLOSE_CONCERN } from './policy.ts';
import { concernsOf } from './read-model.ts';
import { isOwnConcern } from './review.ts';
import type { AnswersView } from './view.ts';

const raised = ({ raisedBy, raisedOn, severity }: Concern): string =>
  `${severity === 'serious' ? 'Serious. ' : ''}Raised by ${raisedBy === 'lead' ? 'the lead, in an answer' : 'a reviewer'}, ${formatDay(raisedOn)}`;

const Open = (props: {
  readonly given: AnswersView;
  readonly concern: Concern;
  readonly title: string;
  readonly closes: boolean;
  /** Whether the reader raised it, or ever owed what it is about. */
  readonly own: boolean;
}): JSX.Element => {
  const { given, concern, title, closes, own } = props;
  const { code } = concern;
  const which = `close-${code}`;
  return (
    <section id={which}>
      <h2>
        {code}: <Link href={ADDRESS.mechanism(given.council, concern.mechanism)}>{title}</Link>
      </h2>
      <p>{concern.words}</p>
      <p>
        {raised(concern)}. <Link href={ANSWERS.review(given.council, concern.obligation)}>The answer</Link>
      </p>
      {closes && own ? (
        <p>
          You raised it, or it is about what a post of yours owed: somebody else of the Chief Social Work Officer’s
          office closes it, or the chief executive.
        </p>
      ) : null}
      {closes && !own ? (
        <Form action={ANSWERS.closeConcern(given.council, code)} hidden={hiddenOf(given.request)}>
          <TextAreaField
            {...fieldIn(given.again, which, 'outcome')}
            label={`What came of ${code}?`}
            hint="Members read this in the yearly statement of assurance, so name nobody."
            rows={2}
          />
          <Button words="Close the concern" secondary />
        </Form>
      ) : null}
    </section>
  );
};

/** Every concern: the open ones first, serious ones before others, with what is done about them; then what came of those that were closed. */
export const concernsPage = async (given: AnswersView): Promise<RouteAnswer> => {
  const { tx, council, request } = given;
  const concerns = await concernsOf(tx, LATEST);
  const { mechanisms } = await readFramework(tx, LATEST);
  const titleOf = (code: string): string => mechanisms.find((each) => each.code === code)?.title ?? code;
  const closes = callerMay(request.caller, council, CLOSE_CONCERN);
  const open = concerns
    .filter(({ state }) => state === 'open')
    .sort((a, b) => Number(b.severity === 'serious') - Number(a.severity === 'serious'));
  const owners = await everOwners(
    tx,
    open.map(({ obligation }) => obligation),
  );
  const by = byCaller(request.caller, given.view.council.code);
  const closed = concerns.filter(({ state }) => state === 'closed');
  return answersPage(given, {
    title: 'Concerns',
    part: 'reviews',
    crumbs: [assuranceCrumb(council)],
    main: (
      <>
        {open.length === 0 ? (
          <EmptyState
            title="No concern is open"
            purpose="Concerns that leads raise in their answers, or reviewers on them, stand here until what came of them is said."
          />
        ) : (
          open.map((concern) => (
            <Open
              key={concern.code}
              given={given}
              concern={concern}
              title={titleOf(concern.mechanism)}
              closes={closes}
              own={isOwnConcern(by, concern, owners.get(concern.obligation) ?? [])}
            />
          ))
        )}
        {closed.length === 0 ? null : (
          <DataTable
            id="closed"
            caption="Concerns that were closed"
            narrow="stack"
            rows={closed}
            columns={[
              { title: 'Concern', rowHeader: true, cell: ({ code, words }: Concern) => `${code}: ${words}` },
              { title: 'Mechanism', cell: ({ mechanism }) => titleOf(mechanism) },
              { title: 'Raised', cell: raised },
              { title: 'What came of it', cell: ({ outcome }) => outcome ?? '' },
            ]}
          />
        )}
      </>
    ),
  });
};
