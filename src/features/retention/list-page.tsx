import type { JSX } from 'preact';

import { formatDay } from '../../kernel/index.ts';
import { FORM_TOKEN } from '../../platform/http/index.ts';
import { Button, DataTable, EmptyState, ErrorSummary, Form, Link, TextAreaField } from '../../ui/index.ts';
import { may } from '../access/index.ts';
import { type CouncilView, councilPage, count } from '../site/index.ts';
import { RETENTION } from './addresses.ts';
import type { KeptThing } from './kept-things.ts';
import { REVIEW_RESTRICTED, SET_RULE } from './policy.ts';
import { type RetentionRule, sayRule, sayUnverified } from './rule.ts';
import type { RetentionStep } from './step.ts';

/** Something due, with the last step of its review. */
export type DueThing = { readonly thing: KeptThing; readonly last: RetentionStep | null };

const sayStand = ({ last }: DueThing): string => {
  if (last?.step === 'proposed') return 'Somebody proposed to dispose of it; another person decides';
  return last?.step === 'kept' ? 'It was kept longer once; look at it again' : 'Nobody has looked at it yet';
};

/** What is due, the longest waiting first. */
export const DueTable = (props: {
  readonly council: string;
  readonly due: readonly DueThing[];
  readonly caption: string;
}): JSX.Element => (
  <DataTable
    id="due"
    caption={props.caption}
    narrow="stack"
    rows={props.due}
    columns={[
      {
        title: 'What',
        rowHeader: true,
        cell: ({ thing }) => <Link href={RETENTION.review(props.council, thing.code)}>{thing.title}</Link>,
      },
      { title: 'Code', cell: ({ thing }) => thing.code },
      { title: 'Due since', cell: ({ thing }) => (thing.until === null ? '' : formatDay(thing.until)) },
      { title: 'Where it stands', cell: sayStand },
    ]}
  />
);

const Rules = (props: { readonly view: CouncilView; readonly rules: readonly RetentionRule[] }): JSX.Element => {
  const { code } = props.view.council;
  const mayChange = may(props.view.acting, SET_RULE);
  return (
    <DataTable
      id="rules"
      caption="How long things are kept"
      narrow="stack"
      rows={props.rules}
      columns={[
        {
          title: 'Rule',
          rowHeader: true,
          cell: (rule) => (mayChange ? <Link href={RETENTION.rule(code, rule.code)}>{rule.title}</Link> : rule.title),
        },
        { title: 'Kept', cell: sayRule },
        { title: 'Laid down in', cell: ({ citation }) => citation },
        { title: 'Confirmed', cell: (rule) => sayUnverified(rule) ?? 'By the council' },
        { title: 'Whose', cell: ({ own }) => (own ? 'The council’s own' : 'Shared by all') },
      ]}
    />
  );
};

/** What is due for review, and the rules. */
export const retentionPage = (
  view: CouncilView,
  due: readonly DueThing[],
  rules: readonly RetentionRule[],
  restricted: { readonly formToken: string; readonly error: string | null },
): string => {
  const { code } = view.council;
  const { error } = restricted;
  return councilPage(view, {
    figures: false,
    title: 'What is kept, and for how long',
    part: 'evidence',
    before: <ErrorSummary errors={error === null ? [] : [{ field: 'reason', message: error }]} />,
    hasErrors: error !== null,
    main: (
      <>
        <p>
          Nothing is taken away by itself. What has passed its day is listed here; one person proposes to dispose of it
          and another decides. The record keeps what it was, its hash, and who decided.
        </p>
        {due.length === 0 ? (
          <EmptyState
            title="Nothing is due for review"
            purpose="Files appear here when the time they are kept for has passed."
          />
        ) : (
          <DueTable council={code} due={due} caption={`${count(due.length, 'file')} due for review`} />
        )}
        {may(view.acting, REVIEW_RESTRICTED) ? (
          <section aria-labelledby="restricted-heading">
            <h2 id="restricted-heading">Restricted files</h2>
            <Form action={RETENTION.restricted(code)} hidden={{ [FORM_TOKEN]: restricted.formToken }}>
              <TextAreaField
                name="reason"
                label="Why do you need to see which restricted files are due?"
                hint="Your reason is recorded."
                {...(error === null ? {} : { error })}
              />
              <Button words="Show restricted files that are due" secondary />
            </Form>
          </section>
        ) : null}
        <Rules view={view} rules={rules} />
      </>
    ),
  });
};
