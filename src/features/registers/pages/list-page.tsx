import type { JSX } from 'preact';

import { formatDay } from '../../../kernel/index.ts';
import type { RouteAnswer } from '../../../platform/http/index.ts';
import {
  ButtonLink,
  type DataColumn,
  DataTable,
  DownloadList,
  EmptyState,
  type Filter,
  FilterForm,
  Link,
  StatusTag,
} from '../../../ui/index.ts';
import { may } from '../../access/index.ts';
import { postTitle } from '../../people/index.ts';
import { ADDRESS } from '../../site/index.ts';
import { REGISTERS } from '../addresses.ts';
import { AUDIT_REGISTERS, SETTLE_REGISTERS } from '../policy.ts';
import { lapsesToWrite, statesByLaw } from '../read/lapses-to-write.ts';
import { countByState, type ListedEntry, type ListedPage, type ListFilters, listEntries } from '../read/list.ts';
import { type LiveClock, nearestOf } from '../read/live-clocks.ts';
import { type RegisterType, stateOfType } from '../type/register-type.ts';
import { answerText } from './entry/answer-value.tsx';
import { tellClock } from './entry/clock-told.ts';
import { ClockStanding, ClockWhen } from './entry/clocks-part.tsx';
import { councilNames } from './entry/council-names.ts';
import { filterChoices, filterFields, isNarrowed, queryOf, readFilters, readPlace } from './list-query.ts';
import { hasNeed, indexCrumb, type RegistersView, readerKeeps, registersPage } from './view.tsx';

type Of = {
  readonly given: RegistersView;
  readonly type: RegisterType;
  readonly filters: ListFilters;
  readonly counts: ReadonlyMap<string, number>;
  readonly page: ListedPage;
  readonly clocks: ReadonlyMap<string, LiveClock>;
  readonly councils: ReadonlyMap<string, string>;
};

// So many of the fields that an export shows stand in the list too.
const MOST_SHOWN = 3;
const RESTRICTED = { shape: 'lock', tone: 'caution' } as const;

const Filters = ({ given, type, filters, counts }: Of): JSX.Element => {
  const stateFilter: Filter = {
    kind: 'select',
    name: 'state',
    label: 'How it stands',
    value: filters.state ?? '',
    choices: [
      { value: '', label: 'All' },
      ...type.states.map(({ code, label }) => ({ value: code, label: `${label} (${counts.get(code) ?? 0})` })),
    ],
  };
  const own = filterFields(type).map(
    (field): Filter => ({
      kind: 'select',
      name: `f.${field.code}`,
      label: field.label,
      value: filters.fields[field.code] ?? '',
      choices: [
        { value: '', label: 'All' },
        ...filterChoices(field).map(({ value, words }) => ({ value, label: words })),
      ],
    }),
  );
  const text: Filter = {
    kind: 'search',
    name: 'text',
    label: 'Reference or case reference',
    value: filters.text,
  };
  const action = REGISTERS.list(given.council, type.code);
  return (
    <FilterForm
      label={`Narrow ${type.many.toLowerCase()}`}
      action={action}
      filters={[stateFilter, ...own, text]}
      {...(isNarrowed(filters) ? { clearHref: action } : {})}
    />
  );
};

const columnsOf = ({ given, type, clocks, councils }: Of): DataColumn<ListedEntry>[] => {
  // Where every entry is restricted, no answer stands in a list at all.
  const told = type.confidentiality === 'restricted' ? [] : type.fields;
  const shown = told
    .filter(({ exported, kind, to }) => exported === true && kind !== 'rows' && kind !== 'long' && to === undefined)
    .slice(0, MOST_SHOWN);
  return [
    {
      title: 'Entry',
      rowHeader: true,
      cell: ({ reference, confidentiality, caseReference }) => (
        <>
          <Link href={REGISTERS.entry(given.council, reference)}>{reference}</Link>
          {confidentiality === 'restricted' ? (
            <>
              <br />
              <StatusTag mark={RESTRICTED} words="Restricted" />
            </>
          ) : caseReference === null ? null : (
            <>
              <br />
              {caseReference}
            </>
          )}
        </>
      ),
    },
    { title: 'Began', cell: ({ openedOn }) => formatDay(openedOn) },
    { title: 'How it stands', cell: ({ state }) => stateOfType(type, state)?.label ?? state },
    {
      title: 'Nearest clock',
      cell: ({ reference }) => {
        const live = clocks.get(reference);
        if (live === undefined) return 'No clock runs';
        const told = tellClock(type, given.law, live.clock, given.now);
        return (
          <>
            {told.title}
            <br />
            <ClockWhen told={told} />
            <br />
            <ClockStanding told={told} />
          </>
        );
      },
    },
    ...shown.map(
      (field): DataColumn<ListedEntry> => ({
        title: field.label,
        cell: ({ confidentiality, fields }) => {
          if (confidentiality === 'restricted') return 'Inside the entry';
          const value = fields[field.code];
          return value === undefined ? 'Not answered' : answerText(field, value, { posts: given.posts, councils });
        },
      }),
    ),
  ];
};

const Keeping = ({ given, type }: Pick<Of, 'given' | 'type'>): JSX.Element => {
  const posts = given.keepers.get(type.code) ?? [];
  return (
    <p>
      {posts.length === 0
        ? 'No post keeps this register yet, beside the office of the Chief Social Work Officer.'
        : `Kept by: ${posts.map((post) => postTitle(given.posts, post)).join(', ')}.`}
      {may(given.acting, SETTLE_REGISTERS) ? (
        <>
          {' '}
          <Link href={REGISTERS.keepers(given.council, type.code)}>Say who keeps it</Link>.
        </>
      ) : null}{' '}
      <Link href={REGISTERS.asks(given.council, type.code)}>What it asks</Link>.
    </p>
  );
};

// The same words whether there is any such entry or not.
const AuditorsWay = ({ given, type }: Pick<Of, 'given' | 'type'>): JSX.Element => (
  <p>
    Restricted entries, if there are any, are not listed for an auditor.{' '}
    <Link href={REGISTERS.door(given.council, type.code)}>Open one entry with a reason</Link>, by its reference.
    References stand in <Link href={ADDRESS.record(given.council)}>the record</Link>, under who opened restricted
    matter, and the Chief Social Work Officer can give you others.
  </p>
);

// Only whoever has the need is told how restricted entries are found: to all others there are none.
const RestrictedWords = ({ given, type, filters }: Of): JSX.Element | null => {
  if (type.confidentiality === 'open') return null;
  if (!hasNeed(given, type.code)) {
    return may(given.acting, AUDIT_REGISTERS) ? <AuditorsWay given={given} type={type} /> : null;
  }
  const { opened } = given;
  return (
    <p>
      Restricted entries show neither case nor words here
      {isNarrowed(filters) ? ', and are found by how they stand and by their reference alone' : ''}.{' '}
      {opened.has(type.code) ? null : (
        <Link href={REGISTERS.door(given.council, type.code)}>Open them with a reason</Link>
      )}
    </p>
  );
};

// A file of what is open has an address of its own; restricted entries are handed out by a form that asks why.
const Files = ({ given, type, filters }: Of): JSX.Element => {
  const query = queryOf(filters);
  // "Open" would be read as not ended.
  const title = type.confidentiality === 'open' ? type.many : `${type.many}, without restricted entries`;
  const file = (format: string, href: string) => ({ title, format, href });
  return (
    <>
      {type.confidentiality === 'restricted' ? null : (
        <DownloadList
          downloads={[
            file('Excel', REGISTERS.xlsx(given.council, type.code, query)),
            file('CSV', REGISTERS.csv(given.council, type.code, query)),
          ]}
        />
      )}
      {type.confidentiality !== 'open' && hasNeed(given, type.code) ? (
        <p>
          <Link href={REGISTERS.handOut(given.council, type.code, query)}>Take a file with restricted entries</Link>
        </p>
      ) : null}
    </>
  );
};

const Nothing = ({ given, type, filters }: Of): JSX.Element => {
  const keeps = readerKeeps(given, type.code);
  return isNarrowed(filters) ? (
    <EmptyState
      title="No entry is like that"
      purpose="Choose something else above, or see them all."
      first={{ words: `All ${type.many.toLowerCase()}`, href: REGISTERS.list(given.council, type.code) }}
    />
  ) : (
    <EmptyState
      title={
        type.confidentiality !== 'open' && may(given.acting, AUDIT_REGISTERS)
          ? 'No entry is listed here'
          : 'There is no entry here yet'
      }
      purpose={type.purpose}
      {...(keeps ? { first: { words: 'Make the first entry', href: REGISTERS.new(given.council, type.code) } } : {})}
    />
  );
};

/** The entries of a register, those begun last first, narrowed as the address says. */
export const listPage = async (given: RegistersView, type: RegisterType): Promise<RouteAnswer> => {
  const { tx, council, now, request } = given;
  const filters = readFilters(type, request.query);
  const place = readPlace(request.query['after']);
  const byLaw = statesByLaw(await lapsesToWrite(tx, given, now, type.code));
  const counts = (await countByState(tx, byLaw, type.code)).get(type.code) ?? new Map<string, number>();
  const page = await listEntries(tx, type.code, { filters, place, byLaw });
  const clocks = await nearestOf(
    tx,
    given,
    page.entries.map(({ reference }) => reference),
    now,
  );
  const councils = type.fields.some(({ kind }) => kind === 'council')
    ? await councilNames(given)
    : new Map<string, string>();
  const of: Of = { given, type, filters, counts, page, clocks, councils };
  const all = [...counts.values()].reduce((sum, each) => sum + each, 0);
  return registersPage(given, {
    title: type.many,
    label: 'Register',
    crumbs: [indexCrumb(council)],
    main: (
      <>
        <p>{type.purpose}</p>
        <Keeping given={given} type={type} />
        {readerKeeps(given, type.code) ? (
          <>
            <ButtonLink words="Make an entry" href={REGISTERS.new(council, type.code)} />
            <p>
              <Link href={REGISTERS.bringIn(council, type.code)}>Bring in entries from a file</Link>
            </p>
          </>
        ) : null}
        {all === 0 ? null : <Filters {...of} />}
        <RestrictedWords {...of} />
        {page.entries.length === 0 ? (
          <Nothing {...of} />
        ) : (
          <>
            <DataTable
              id="entries"
              caption={`${type.many}, those begun last first`}
              captionHidden
              narrow="stack"
              columns={columnsOf(of)}
              rows={page.entries}
            />
            {place === null ? null : (
              <p>
                <Link href={REGISTERS.list(council, type.code, queryOf(filters))}>Back to those begun last</Link>
              </p>
            )}
            {page.next === null ? null : (
              <p>
                <Link href={REGISTERS.list(council, type.code, queryOf(filters, page.next))}>Those begun before</Link>
              </p>
            )}
            <Files {...of} />
          </>
        )}
      </>
    ),
  });
};
