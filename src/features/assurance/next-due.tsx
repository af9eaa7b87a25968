import { Fragment, type JSX } from 'preact';

import { daysAfter, formatDay } from '../../kernel/index.ts';
import { DataTable } from '../../ui/index.ts';
import { type Expected, OUTLOOK_DAYS, type Outlook, readExpected } from '../framework/index.ts';
import type { Occurrence } from './facts.ts';
import type { Standing } from './standing.ts';
import type { AssuranceView } from './view.ts';

const MOST = 4;
const NOTHING = 'Nothing is expected';

/** What is expected of each mechanism that asks for something itself, as far ahead as is told. */
export type Outlooks = ReadonlyMap<string, Outlook>;

/** Reads what is expected, for the pages of assurance. */
export const outlooksOf = ({ tx, today }: AssuranceView): Promise<Outlooks> =>
  readExpected(tx, { today, until: daysAfter(today, OUTLOOK_DAYS) });

const sayWaived = ({ dueOn, reason }: Occurrence): string =>
  `Waived, due ${formatDay(dueOn)}: ${reason ?? 'no reason is known'}`;

// Nobody needs do anything for it, so it never reads like something owed.
const sayExpected = ({ dueOn }: Expected): string => `Expected ${formatDay(dueOn)}, not owed yet`;

/** What is due next of a mechanism, in lines: what is owed; else what was waived in its stead and why, and what is expected or why nothing is. */
export const nextLines = (
  { next, waivedLast }: Pick<Standing, 'next' | 'waivedLast'>,
  outlook: Outlook | undefined,
): string[] => {
  if (next !== null) return [formatDay(next.dueOn)];
  const [first] = outlook?.expected ?? [];
  const then = first === undefined ? (outlook?.why ?? NOTHING) : sayExpected(first);
  return waivedLast === null ? [then] : [sayWaived(waivedLast), then];
};

/** The lines of what is due next, in a cell. */
export const NextDue = ({ standing, outlooks }: { standing: Standing; outlooks: Outlooks }): JSX.Element => (
  <>
    {nextLines(standing, outlooks.get(standing.source.code)).map((line, at) => (
      <Fragment key={line}>
        {at === 0 ? null : <br />}
        {line}
      </Fragment>
    ))}
  </>
);

/** What comes next of one mechanism: what is owed, what was waived, and what is expected after it. */
export const WhatComesNext = ({ standing, outlooks }: { standing: Standing; outlooks: Outlooks }): JSX.Element => {
  const { next, waivedLast, source } = standing;
  const outlook = outlooks.get(source.code);
  const expected = (outlook?.expected ?? []).slice(0, MOST);
  return (
    <>
      {next === null ? null : (
        <p>
          Owed now: due {formatDay(next.dueOn)}. {next.rule}
        </p>
      )}
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
