import type { JSX } from 'preact';

import { type Day, formatDay } from '../../kernel/index.ts';
import { DataTable, Details, DownloadList, EmptyState, FilterForm, Link, Pagination } from '../../ui/index.ts';
import { type CouncilView, councilPage, count } from '../site/index.ts';
import { INSPECTIONS } from './addresses.ts';
import { counted, type Filters, filterQuery, listed, PROVIDERS, SHOWN } from './filters.ts';
import { ASKED, askedWords, yearCounts } from './grade-table.ts';
import { GradeTag, sayNone } from './grade-tag.tsx';
import { GradesTable } from './grades-table.tsx';
import { serviceName } from './service.ts';
import { gradeOn, isByTheme } from './share.ts';
import { SharePicture } from './share-picture.tsx';
import type { ShareOn } from './shares-by-edition.ts';
import { editionsOf, type ServiceThen, type Standing } from './standing.ts';
import { FACT_WORDS, sayYear, sayYearCount } from './words.ts';

const PER_PAGE = 100;

const sayDays = (days: readonly Day[]): string => days.map(formatDay).join(' and ');

const sayFact = (service: ServiceThen, what: 'requirements' | 'complaints-upheld'): string => {
  const said = service.years.filter((each) => each.what === what).map((each) => `${each.year}: ${sayYear(each)}`);
  return said.length === 0 ? 'Not said' : said.join('; ');
};

const Services = (props: {
  readonly council: string;
  readonly services: readonly ServiceThen[];
  readonly filters: Filters;
  readonly caption: string;
}): JSX.Element => {
  const { council, services, filters, caption } = props;
  const { question } = filters;
  return (
    <DataTable
      id="services"
      caption={caption}
      narrow="stack"
      compact
      groups={[...new Set(services.map(({ kind }) => kind))].map((kind) => ({
        title: kind,
        rows: services.filter((each) => each.kind === kind),
      }))}
      columns={[
        {
          title: 'Service',
          rowHeader: true,
          cell: (each: ServiceThen) => <Link href={INSPECTIONS.one(council, each.service)}>{serviceName(each)}</Link>,
        },
        { title: 'Provider', cell: ({ provider }) => provider ?? 'Not kept or not said' },
        {
          title: question === 'every' ? 'Lowest grade' : 'Grade',
          cell: (each) => <GradeTag grade={gradeOn(each, question)} none={sayNone(each)} />,
        },
        {
          title: 'Grades published',
          cell: ({ published }) => (published === null ? 'Not said' : formatDay(published)),
        },
        {
          title: 'Last inspected',
          cell: ({ lastInspected }) => (lastInspected === null ? 'Not said' : formatDay(lastInspected)),
        },
        filters.show === 'gone'
          ? { title: 'Last in the file of', cell: ({ edition }) => formatDay(edition) }
          : { title: 'Requirements', cell: (each) => sayFact(each, 'requirements') },
      ]}
    />
  );
};

const Narrowing = (props: {
  readonly council: string;
  readonly kinds: readonly string[];
  readonly filters: Filters;
}): JSX.Element => {
  const { council, kinds, filters } = props;
  const choices = (of: Readonly<Record<string, string>>) =>
    Object.entries(of).map(([value, label]) => ({ value, label }));
  return (
    <FilterForm
      label="Filter care services"
      action={INSPECTIONS.list(council)}
      filters={[
        {
          kind: 'select',
          name: 'kind',
          label: 'Kind of service',
          value: filters.kind ?? '',
          choices: [{ value: '', label: 'All kinds' }, ...kinds.map((value) => ({ value, label: value }))],
        },
        {
          kind: 'select',
          name: 'provider',
          label: 'Provided by',
          value: filters.provider,
          choices: choices(PROVIDERS),
        },
        {
          kind: 'select',
          name: 'question',
          label: 'Grade on',
          value: filters.question,
          choices: ASKED.toReversed().map((value) => ({ value, label: askedWords(value) })),
        },
        { kind: 'select', name: 'show', label: 'Show', value: filters.show, choices: choices(SHOWN) },
      ]}
      {...(Object.keys(filterQuery(filters)).length === 0 ? {} : { clearHref: INSPECTIONS.list(council) })}
    />
  );
};

const Years = ({ standing }: { readonly standing: Pick<Standing, 'services' | 'years'> }): JSX.Element | null => {
  const years = yearCounts(standing);
  if (years.length === 0) return <p>The file says nothing of complaints, enforcements or requirements.</p>;
  return (
    <ul>
      {years.map((each) => (
        <li key={`${each.what} ${each.year}`}>
          {FACT_WORDS[each.what]} {each.year}: {sayYearCount(each)}.
        </li>
      ))}
    </ul>
  );
};

/** The page where no file speaks of the council yet. */
export const emptyListPage = (view: CouncilView): string =>
  councilPage(view, {
    title: 'Care services and their grades',
    part: 'inspections',
    main: (
      <EmptyState
        title="No grades of care services have been taken in yet"
        purpose="Here stand the care services in the council's area with the grades that the Care Inspectorate gave them, over time. The Care Inspectorate publishes them each month as its datastore, a CSV file. Whoever runs this installation takes it in with the command “remit import care-inspectorate FILE”; files of past years can be taken in as well, in any order."
      />
    ),
  });

/** A council's care services by kind with their grades, how many stand at each, and the share of good or better over time. */
export const careListPage = (
  view: CouncilView,
  standing: Standing,
  shares: readonly ShareOn[],
  filters: Filters,
  page: number,
): string => {
  const { code } = view.council;
  const days = editionsOf(standing);
  const inCount = counted(standing, filters);
  const found = listed(standing, filters);
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const at = Math.min(Math.max(page, 1), pages);
  const shown = found.slice((at - 1) * PER_PAGE, at * PER_PAGE);
  const themes = inCount.filter((each) => isByTheme(each, filters.question)).length;
  const asked = askedWords(filters.question);
  const narrowed = filters.kind ?? 'all kinds of service';
  return councilPage(view, {
    title: 'Care services and their grades',
    ...(filters.kind === null ? {} : { within: filters.kind }),
    part: 'inspections',
    facts: [{ term: days.length === 1 ? 'Register as at' : 'Register as at (by kind)', value: sayDays(days) }],
    main: (
      <>
        <p>
          {count(standing.services.length, 'care service')} in the council's area on the Care Inspectorate's register
          {standing.gone.length === 0 ? '' : `, and ${standing.gone.length} that were on it in an earlier file`}. Grades
          are as published; a service without one is not yet graded.
        </p>
        <Narrowing council={code} kinds={[...standing.covering.keys()].sort()} filters={filters} />
        {inCount.length === 0 ? null : (
          <>
            <h2>How many stand at each grade</h2>
            <GradesTable services={inCount} asked={filters.question} caption={asked} />
            {themes === 0 ? null : (
              <p>
                {count(themes, 'service')} of these {themes === 1 ? 'was' : 'were'} graded by the quality themes of the
                older framework, which count here under the key questions that stand for them.
              </p>
            )}
          </>
        )}
        {shares.length === 0 ? null : (
          <>
            <h2>Good or better over time</h2>
            <p>
              Each file that was taken in, for {narrowed} and all providers. Services without a grade are in neither
              number.
            </p>
            <SharePicture title={`Graded good or better: ${asked}`} shares={shares} />
          </>
        )}
        <h2>{SHOWN[filters.show]}</h2>
        {found.length === 0 ? (
          <EmptyState
            title="No service is so"
            purpose="Nothing on the register fits what you chose."
            first={{ words: 'Show all services', href: INSPECTIONS.list(code) }}
          />
        ) : (
          <Services
            council={code}
            services={shown}
            filters={filters}
            caption={`${count(found.length, 'service')}, ${PROVIDERS[filters.provider].toLowerCase()}`}
          />
        )}
        <Pagination
          label="Pages of care services"
          page={at}
          pages={pages}
          hrefOf={(number) => INSPECTIONS.list(code, { ...filterQuery(filters), page: String(number) })}
        />
        <h2>Complaints, enforcements and requirements</h2>
        <Years standing={{ ...standing, services: inCount }} />
        <Details summary="What the grades say, and what they do not">
          <p>
            The Care Inspectorate grades from 1, unsatisfactory, to 6, excellent; good is 4. Not every service is graded
            on every question, and an inspection may look at some questions alone. The day is that on which the latest
            grades were published: the last inspection can be later. Grades speak of what was found then.
          </p>
          <p>
            Names of managers, addresses and the names of childminders are in the published file and are not kept here.
          </p>
        </Details>
        <DownloadList
          downloads={[{ title: 'All services with their grades', href: INSPECTIONS.data(code), format: 'CSV' }]}
        />
      </>
    ),
  });
};
