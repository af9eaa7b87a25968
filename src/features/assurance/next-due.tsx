import { Fragment, type JSX } from 'preact';

import { type Day, daysAfter, daysBetween, formatDay, type Instant } from '../../kernel/index.ts';
import { DataTable, Link, StatusTag } from '../../ui/index.ts';
import { ANSWERS } from '../answers/index.ts';
import { type Expected, OUTLOOK_DAYS, type Outlook, readExpected } from '../framework/index.ts';
import { count } from '../site/index.ts';
import type { Occurrence } from './facts.ts';
import type { MechanismState } from './mechanism-state.ts';
import { isLate, type OpenAnswer, type OpenAnswers, readOpenAnswers } from './open-answers.ts';
import type { Standing } from './standing.ts';
import type { AssuranceView } from './view.ts';

const MOST = 4;
const NOTHING = 'Nothing is expected';

/** What comes next of each mechanism: what is open, and what is expected of it as far ahead as is told. */
export type Ahead = {
  readonly open: OpenAnswers;
  readonly outlooks: ReadonlyMap<string, Outlook>;
  readonly today: Day;
  readonly now: Instant;
};

/** Reads what is open and what is expected, of all mechanisms or of those of these codes, for the pages of assurance. */
export const readAhead = async (
  { tx, today, now }: AssuranceView,
  mechanisms: readonly string[] | null = null,
): Promise<Ahead> => {
  const until = daysAfter(today, OUTLOOK_DAYS);
  return {
    open: await readOpenAnswers(tx),
    outlooks: await readExpected(tx, { today, until, ...(mechanisms === null ? {} : { mechanisms }) }),
    today,
    now,
  };
};

/** The answers of a mechanism that are late, the one due first before the others. */
export const lateOf = ({ source }: Pick<Standing, 'source'>, { open, now }: Pick<Ahead, 'open' | 'now'>) =>
  (open.get(source.code) ?? []).filter((each) => isLate(each, now));

const sayWaived = ({ dueOn, reason }: Occurrence): string =>
  `Waived, due ${formatDay(dueOn)}: ${reason ?? 'no reason is known'}`;

// Nobody needs do anything for it, so it never reads like something owed.
const sayExpected = ({ dueOn }: Expected): string => `Expected ${formatDay(dueOn)}, not owed yet`;

/** Where an answer that is open stands: how late it is, or from when on it can be given. */
export const openState = (answer: OpenAnswer, { today, now }: Pick<Ahead, 'today' | 'now'>): MechanismState => {
  if (isLate(answer, now)) {
    const words = `${count(daysBetween(answer.dueOn, today), 'day', 'days')} late`;
    return { words, mark: { shape: 'cross', tone: 'bad' } };
  }
  return today < answer.opensOn
    ? { words: `Can be answered from ${formatDay(answer.opensOn)}`, mark: { shape: 'dash', tone: 'neutral' } }
    : { words: 'Can be answered now', mark: { shape: 'ring', tone: 'neutral' } };
};

const sayOpen = ({ dueOn, opensOn }: OpenAnswer, { today }: Pick<Ahead, 'today'>): string =>
  today < opensOn ? `${formatDay(dueOn)}, can be answered from ${formatDay(opensOn)}` : formatDay(dueOn);

/** What is due next of a mechanism, in lines: what is late; what is owed next; else what was waived in its stead and why, and what is expected or why nothing is. */
export const nextLines = (standing: Pick<Standing, 'source' | 'waivedLast'>, ahead: Ahead): string[] => {
  const { source, waivedLast } = standing;
  const [late, outlook] = [lateOf(standing, ahead), ahead.outlooks.get(source.code)];
  const [oldest] = late;
  const first = oldest === undefined ? [] : [`${late.length} late, since ${formatDay(oldest.dueOn)}`];
  const next = (ahead.open.get(source.code) ?? []).find((each) => !isLate(each, ahead.now));
  if (next !== undefined) return [...first, sayOpen(next, ahead)];
  const [expected] = outlook?.expected ?? [];
  const then = expected === undefined ? (outlook?.why ?? NOTHING) : sayExpected(expected);
  return [...first, ...(waivedLast === null ? [] : [sayWaived(waivedLast)]), then];
};

/** The lines of what is due next, in a cell. */
export const NextDue = ({ standing, ahead }: { standing: Standing; ahead: Ahead }): JSX.Element => (
  <>
    {nextLines(standing, ahead).map((line, at) => (
      <Fragment key={line}>
        {at === 0 ? null : <br />}
        {line}
      </Fragment>
    ))}
  </>
);

const Open = (props: { council: string; ahead: Ahead; rows: readonly OpenAnswer[] }): JSX.Element => (
  <>
    <p>Asked for and not answered yet, the earliest due first.</p>
    <DataTable
      id="open"
      caption="What is asked for and not answered yet"
      captionHidden
      narrow="stack"
      compact
      rows={props.rows}
      columns={[
        {
          title: 'Due',
          rowHeader: true,
          cell: ({ code, dueOn, rule }: OpenAnswer) => (
            <Link href={ANSWERS.form(props.council, code)} label={`${formatDay(dueOn)}: ${rule}`}>
              {formatDay(dueOn)}
            </Link>
          ),
        },
        { title: 'State', cell: (each) => <StatusTag {...openState(each, props.ahead)} /> },
        { title: 'For', cell: ({ rule }) => rule },
      ]}
    />
  </>
);

/** What comes next of one mechanism: what is owed, late first; what was waived; and what is expected after it. */
export const WhatComesNext = (props: { council: string; standing: Standing; ahead: Ahead }): JSX.Element => {
  const { council, ahead } = props;
  const { waivedLast, source } = props.standing;
  const outlook = ahead.outlooks.get(source.code);
  const open = ahead.open.get(source.code) ?? [];
  const expected = (outlook?.expected ?? []).slice(0, MOST);
  return (
    <>
      {open.length === 0 ? null : <Open council={council} ahead={ahead} rows={open} />}
      {waivedLast === null ? null : <p>{sayWaived(waivedLast)}</p>}
      {expected.length === 0 ? (
        <p>{outlook?.why ?? NOTHING}.</p>
      ) : (
        <>
          <p>
            Expected as the frequency, the leads and the calendar stand today. Nothing of it is owed yet, and a change
            of any of them changes it.
          </p>
          <DataTable
            id="expected"
            caption="What is expected next"
            captionHidden
            narrow="stack"
            compact
            rows={expected}
            columns={[
              { title: 'Expected by', rowHeader: true, cell: ({ dueOn }: Expected) => formatDay(dueOn) },
              { title: 'For', cell: ({ rule }) => rule },
              { title: 'Can be answered from', cell: ({ opensOn }) => formatDay(opensOn) },
            ]}
          />
        </>
      )}
    </>
  );
};
