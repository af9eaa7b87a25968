import type { JSX } from 'preact';

import { type Day, daysAfter, formatDay, nameOfWeekday } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { FilterForm, Link, type MonthDay, MonthTable } from '../../ui/index.ts';
import { OUTLOOK_DAYS } from '../framework/index.ts';
import { type Obligation, standingOf } from '../obligations/index.ts';
import { OWED } from './addresses.ts';
import { ExpectedOn, expectedIn } from './expected-part.tsx';
import { TitleLink } from './list-page.tsx';
import { readOwed } from './masked.ts';
import { daysOf, type Month, monthOf, monthsOn, readMonth, weeksOf } from './month.ts';
import type { OwedView } from './owed-view.ts';
import { nothingOwed, OwnRules, owedPage, Views } from './page-frame.tsx';
import { selectionOf } from './selection.ts';
import { sees } from './sight.ts';

// "1 November 2026" without its day.
const sayMonth = (month: Month): string => formatDay(`${month}-01`).replace(/^1 /, '');

const sayDay = (day: Day): string => `${nameOfWeekday(day)} ${formatDay(day).replace(/ \d{4}$/, '')}`;

const Entries = (props: {
  readonly given: OwedView;
  readonly owed: readonly Obligation[];
  readonly naming: boolean;
}): JSX.Element => (
  <ul>
    {props.owed.map((each) => (
      <li key={each.code}>
        <TitleLink given={props.given} owed={each} />
        {props.naming ? `, ${props.given.directory.posts.get(each.ownerPost)?.title ?? each.ownerPost}` : ''}
        {': '}
        {standingOf(each, props.given.now)}
      </li>
    ))}
  </ul>
);

/** What is due in a month, settled or not, day by day. */
export const monthPage = async (given: OwedView): Promise<RouteAnswer> => {
  const { directory, view, today, request, sight, council } = given;
  const acting = view.acting === null ? null : String(view.acting.post);
  const selection = selectionOf(request.query, sight, { directory, acting, today });
  const month = readMonth(request.query['month'] ?? monthOf(today));
  if (selection === null || month === null) return nothingOwed(given, 'There is nothing here for you to see');
  const { first, last } = daysOf(month);
  const posts = selection.posts === null ? {} : { posts: selection.posts };
  const owed = (await readOwed(given.database, council, [{ ...posts, dueFrom: first, dueTo: last }])).filter(
    (each) => each.state !== 'cancelled' && sees(sight, each),
  );
  const byDay = Map.groupBy(owed, ({ dueOn }) => dueOn);
  const expected = (await expectedIn(given, selection, last)).flat().filter(({ dueOn }) => dueOn >= first);
  const expectedBy = Map.groupBy(expected, ({ dueOn }) => dueOn);
  const furthest = daysAfter(today, OUTLOOK_DAYS);
  const naming = selection.whose !== 'mine';
  const dayOf = (day: Day): MonthDay => {
    const found = byDay.get(day) ?? [];
    const toCome = expectedBy.get(day) ?? [];
    return {
      number: Number(day.slice(8)),
      name: sayDay(day),
      today: day === today,
      content:
        found.length + toCome.length === 0 ? null : (
          <>
            {found.length === 0 ? null : <Entries given={given} owed={found} naming={naming} />}
            {toCome.length === 0 ? null : <ExpectedOn given={given} expected={toCome} naming={naming} />}
          </>
        ),
    };
  };
  const { query } = selection;
  return owedPage(given, {
    title: `Due in ${sayMonth(month)}`,
    label: selection.title.replace(/\?$/, ''),
    facts: [
      { term: 'Due in this month', value: owed.length === 0 ? 'Nothing' : owed.length },
      ...(expected.length === 0 ? [] : [{ term: 'Expected, not owed yet', value: expected.length }]),
    ],
    main: (
      <>
        <Views given={given} query={query} current="month" />
        <p>
          <Link href={OWED.month(council, monthsOn(month, -1), query)}>{sayMonth(monthsOn(month, -1))}</Link>
          {' · '}
          <Link href={OWED.month(council, monthsOn(month, 1), query)}>{sayMonth(monthsOn(month, 1))}</Link>
        </p>
        {owed.length === 0 ? (
          <p>{expected.length === 0 ? 'Nothing is due in this month.' : 'Nothing is owed in this month yet.'}</p>
        ) : null}
        {last > furthest ? <p>What is expected is told up to {formatDay(furthest)}; later it is not known.</p> : null}
        <MonthTable
          id="month"
          caption={`What is due in ${sayMonth(month)}, day by day`}
          captionHidden
          weeks={weeksOf(month).map((week) => week.map((day) => (day === null ? null : dayOf(day))))}
        />
        <FilterForm
          label="Another month"
          action={OWED.month(council, month).replace(/\?.*$/, '')}
          filters={[{ kind: 'search', name: 'month', label: 'Another month', hint: 'Such as 2027-03', value: month }]}
          keep={{ ...query }}
        />
        <OwnRules />
      </>
    ),
  });
};
