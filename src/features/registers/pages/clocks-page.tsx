import type { JSX } from 'preact';

import { dayOf, daysAfter, endOfDay, formatDay, nameOfWeekday, parseInstant } from '../../../kernel/index.ts';
import type { RouteAnswer } from '../../../platform/http/index.ts';
import {
  DataTable,
  Details,
  DrawingFigure,
  dayColumns,
  EmptyState,
  FilterForm,
  Link,
  Notice,
} from '../../../ui/index.ts';
import { type ListQuery, REGISTERS } from '../addresses.ts';
import { sayWeekday } from '../clocks/moment-words.ts';
import { entryReference } from '../entry/store.ts';
import {
  countByDay,
  LAPSED_DAYS,
  type LiveFilters,
  type LivePlace,
  liveClocks,
  OWNER_GROUPS,
  ownersIn,
  ownersOfLive,
  untimedClocks,
} from '../read/live-clocks.ts';
import { areBeingWorkedOut, lawKnown } from '../worked-out-to.ts';
import { ClockTable } from './clock-table.tsx';
import { indexCrumb, type RegistersView, registersPage } from './view.tsx';

const DAYS_DRAWN = 14;
const LONGEST_KEY = 200;

const sayHowMany = (count: number): string => (count === 0 ? 'None' : count === 1 ? '1 clock' : `${count} clocks`);

const DaysAhead = (props: {
  readonly given: RegistersView;
  readonly counts: ReadonlyMap<string, number>;
}): JSX.Element | null => {
  const { given, counts } = props;
  const days = Array.from({ length: DAYS_DRAWN }, (_each, index) => {
    const day = daysAfter(given.today, index);
    return { day, count: counts.get(day) ?? 0 };
  });
  const draw = (width: number) =>
    dayColumns({
      id: `days-${width}`,
      title: 'Clocks that end in the next fourteen days',
      description: `${days.map(({ day, count }) => `${sayWeekday(day, given.today)}: ${sayHowMany(count).toLowerCase()}`).join('; ')}.`,
      days: days.map(({ day, count }) => ({
        above: nameOfWeekday(day).slice(0, 2),
        below: String(Number(day.slice(-2))),
        count,
      })),
      width,
    });
  const [wide, narrow] = [draw(640), draw(288)];
  if (wide === null || narrow === null) return null;
  return (
    <DrawingFigure caption="Clocks that end in the next fourteen days, by day" drawing={wide} narrow={narrow}>
      <Details summary="The same as a table">
        <DataTable
          id="days"
          caption="Clocks that end in the next fourteen days"
          captionHidden
          narrow="fit"
          compact
          rows={days}
          columns={[
            {
              title: 'Day',
              rowHeader: true,
              cell: ({ day }: (typeof days)[number]) => `${nameOfWeekday(day)} ${formatDay(day)}`,
            },
            { title: 'Clocks that end', numeric: true, cell: ({ count }) => count },
          ]}
        />
      </Details>
    </DrawingFigure>
  );
};

/** What narrows the clocks, from the address; what no register or rule knows narrows nothing. */
export const readLiveFilters = (
  { types, law }: Pick<RegistersView, 'types' | 'law'>,
  query: Readonly<Record<string, string>>,
): LiveFilters => {
  const [type = '', owner = ''] = [query['type'], query['owner']];
  return {
    types: types.has(type) ? [type] : null,
    owner: Object.hasOwn(OWNER_GROUPS, owner) || ownersIn({ types, law }).includes(owner) ? owner : null,
  };
};

/** The place at which a page of the clocks begins; null for the first page, and for what is no place. */
export const readLivePlace = (text: string | undefined): LivePlace | null => {
  const [when = '', typed = '', key = ''] = (text ?? '').split('~');
  const [at, reference] = [parseInstant(when), entryReference(typed)];
  return at === null || reference === null || key === '' || key.length > LONGEST_KEY ? null : { at, reference, key };
};

const queryOf = ({ types, owner }: LiveFilters, place: LivePlace | null = null): ListQuery => ({
  ...(types?.[0] === undefined ? {} : { type: types[0] }),
  ...(owner === null ? {} : { owner }),
  ...(place === null ? {} : { after: `${place.at}~${place.reference}~${place.key}` }),
});

// Rules write the office short.
const sayOwner = (owner: string): string => owner.replaceAll('CSWO', 'Chief Social Work Officer');

// The same clocks by whose they are in the three ways that matter, then as the rules name the owners of those that run.
const ownerChoices = (owners: readonly string[], chosen: string | null) => {
  const named =
    chosen === null || Object.hasOwn(OWNER_GROUPS, chosen) || owners.includes(chosen) ? owners : [chosen, ...owners];
  return [
    { value: '', label: 'Everybody' },
    ...Object.entries(OWNER_GROUPS).map(([value, label]) => ({ value, label: `${label} (all together)` })),
    ...named.map((owner) => ({ value: owner, label: `Only where the rule says “${sayOwner(owner)}”` })),
  ];
};

const Filters = ({
  given,
  filters,
  owners,
}: {
  readonly given: RegistersView;
  readonly filters: LiveFilters;
  /** Those of whom a clock runs. */
  readonly owners: readonly string[];
}): JSX.Element => {
  const action = REGISTERS.clocks(given.council);
  return (
    <FilterForm
      label="Narrow the clocks"
      action={action}
      {...(filters.types === null && filters.owner === null ? {} : { clearHref: action })}
      filters={[
        {
          kind: 'select',
          name: 'type',
          label: 'Register',
          value: filters.types?.[0] ?? '',
          choices: [
            { value: '', label: 'All' },
            ...[...given.types.values()].map(({ code, many }) => ({ value: code, label: many })),
          ],
        },
        {
          kind: 'select',
          name: 'owner',
          label: 'Whose',
          value: filters.owner ?? '',
          choices: ownerChoices(owners, filters.owner),
        },
      ]}
    />
  );
};

/** The clocks that run in the council's registers: what ran out and what is nearest first, the fourteen days ahead, and those that nobody can know. */
export const clocksPage = async (given: RegistersView): Promise<RouteAnswer> => {
  const { tx, council, now, today, request } = given;
  const filters = readLiveFilters(given, request.query);
  const place = readLivePlace(request.query['after']);
  const timed = await liveClocks(tx, given, { filters, now, place });
  const untimed = await untimedClocks(tx, given, { filters, now });
  const counts = await countByDay(tx, given, { filters, now, until: endOfDay(daysAfter(today, DAYS_DRAWN - 1)) });
  const owners = await ownersOfLive(tx, given, { types: filters.types, now });
  const stale = areBeingWorkedOut(await lawKnown(tx));
  const isNarrowed = filters.types !== null || filters.owner !== null;
  const nothing = timed.clocks.length === 0 && untimed.clocks.length === 0;
  return registersPage(given, {
    title: 'Clocks',
    label: formatDay(dayOf(now)),
    part: 'clocks',
    crumbs: [indexCrumb(council)],
    main: (
      <>
        {stale ? (
          <Notice tone="info" title="Times are being worked out anew">
            The days that count, or the rules, were changed a moment ago. Within minutes every time here is by what is
            known now; the page of an entry shows its own by that already.
          </Notice>
        ) : null}
        <Filters given={given} filters={filters} owners={owners} />
        {nothing && place === null ? (
          <EmptyState
            title={isNarrowed ? 'No clock runs here' : 'No clock runs'}
            purpose="When an entry is made in a register, the times that the law gives begin to run, and stand here to the minute: the nearest first, and what ran out on top."
            first={{ words: 'The registers', href: REGISTERS.index(council) }}
          />
        ) : (
          <>
            {place === null ? <DaysAhead given={given} counts={counts} /> : null}
            <h2>Nearest first</h2>
            {timed.clocks.length === 0 ? (
              <p>No clock runs to a time that is known.</p>
            ) : (
              <ClockTable
                given={given}
                id="timed"
                caption="The clocks that run, what ran out and what is nearest first"
                clocks={timed.clocks}
              />
            )}
            <p>
              What ran out by law stands here for {LAPSED_DAYS} days (our number, not the law's), and stays on the page
              of its entry. What is late stays until it is done.
            </p>
            {place === null ? null : (
              <p>
                <Link href={REGISTERS.clocks(council, queryOf(filters))}>Back to the nearest</Link>
              </p>
            )}
            {timed.next === null ? null : (
              <p>
                <Link href={REGISTERS.clocks(council, queryOf(filters, timed.next))}>Those that end later</Link>
              </p>
            )}
            {untimed.clocks.length === 0 || place !== null ? null : (
              <>
                <h2>Without a time that can be known</h2>
                <p>
                  Owed at once, paused, or not to be known, each with why.
                  {untimed.all > untimed.clocks.length
                    ? ` The first ${untimed.clocks.length} of ${untimed.all}, those that began first.`
                    : ''}
                </p>
                <ClockTable
                  given={given}
                  id="untimed"
                  caption="Clocks without a time that can be known"
                  clocks={untimed.clocks}
                />
              </>
            )}
          </>
        )}
      </>
    ),
  });
};
