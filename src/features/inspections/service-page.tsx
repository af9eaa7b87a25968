import type { JSX } from 'preact';

import { type Day, formatDay } from '../../kernel/index.ts';
import { DataTable, EmptyState, Inset, KeyFacts } from '../../ui/index.ts';
import { type CouncilView, councilPage } from '../site/index.ts';
import { INSPECTIONS } from './addresses.ts';
import { gradingsOf } from './history.ts';
import { GradeHistory } from './history-picture.tsx';
import { CHILD_MINDING, type ServiceYear, serviceName } from './service.ts';
import type { ServiceThen } from './standing.ts';
import { FACT_WORDS, sayYear } from './words.ts';

const CRUMB = 'Care services';

const notSaid = (text: string | null): string => text ?? 'Not said in the file';

// "2004-11" is "November 2004".
const sayMonth = (month: string): string => formatDay(`${month}-01`).replace(/^1 /, '');

const factsOf = (latest: ServiceThen, history: readonly ServiceThen[]) => [
  { term: 'Number', value: latest.service },
  { term: 'Kind', value: latest.subtype === null ? latest.kind : `${latest.kind}: ${latest.subtype}` },
  {
    term: 'Provider',
    value: latest.kind === CHILD_MINDING ? 'Not kept: a childminder is a person' : notSaid(latest.provider),
  },
  {
    term: 'Provided by the council',
    value: latest.byCouncil === null ? 'Not said in the file' : latest.byCouncil ? 'Yes' : 'No',
  },
  { term: 'Sector', value: notSaid(latest.sector) },
  { term: 'On the register', value: latest.status },
  { term: 'Registered', value: latest.registered === null ? 'Not said in the file' : sayMonth(latest.registered) },
  { term: 'Last inspected', value: latest.lastInspected === null ? 'Not said' : formatDay(latest.lastInspected) },
  {
    term: 'Latest grades published',
    value: latest.published === null ? 'Not said' : formatDay(latest.published),
  },
  { term: 'In the files of', value: history.map(({ edition }) => formatDay(edition)).join(', ') },
];

type YearLine = ServiceYear & { readonly edition: Day };

const YearsTable = ({ history }: { readonly history: readonly ServiceThen[] }): JSX.Element => {
  const lines: YearLine[] = history
    .toReversed()
    .flatMap(({ edition, years }) => years.map((year) => ({ ...year, edition })));
  if (lines.length === 0) return <p>No file that was taken in says anything of them for this service.</p>;
  return (
    <DataTable
      id="years"
      caption="Complaints, enforcements and requirements by year"
      captionHidden
      narrow="stack"
      compact
      rows={lines}
      columns={[
        { title: 'What', rowHeader: true, cell: ({ what }: YearLine) => FACT_WORDS[what] },
        { title: 'Year', cell: ({ year }) => year },
        { title: 'Says', cell: (line) => sayYear(line) },
        { title: 'In the file of', cell: ({ edition }) => formatDay(edition) },
      ]}
    />
  );
};

/** One care service: what it is, how it was graded over time, and what is said of its requirements and complaints. `goneBy`: the file that has it no longer. */
export const servicePage = (view: CouncilView, history: readonly ServiceThen[], goneBy: Day | null): string | null => {
  const latest = history.at(-1);
  if (latest === undefined) return null;
  const gradings = gradingsOf(history);
  const { code } = view.council;
  return councilPage(view, {
    title: serviceName(latest),
    within: latest.service,
    label: 'Care service',
    part: 'inspections',
    crumbs: [{ words: CRUMB, href: INSPECTIONS.list(code) }],
    main: (
      <>
        {goneBy === null ? null : (
          <Inset>
            It is no longer in the file of {formatDay(goneBy)}. What stands here is from the file of{' '}
            {formatDay(latest.edition)}.
          </Inset>
        )}
        <KeyFacts facts={factsOf(latest, history)} />
        <h2>Grades over time</h2>
        {gradings.length === 0 ? (
          <EmptyState
            title="Not yet graded"
            purpose="No file that was taken in has a grade of this service. It may be new, or not yet inspected."
          />
        ) : (
          <GradeHistory gradings={gradings} />
        )}
        <h2>Complaints, enforcements and requirements</h2>
        <p>As each file gives them. Where a file says nothing of a year, nothing stands here: it is not nought.</p>
        <YearsTable history={history} />
      </>
    ),
  });
};

/** The page for a number that is no service of this council. */
export const noServicePage = (view: CouncilView): string =>
  councilPage(view, {
    title: 'There is no such care service',
    part: 'inspections',
    crumbs: [{ words: CRUMB, href: INSPECTIONS.list(view.council.code) }],
    figures: false,
    main: (
      <EmptyState
        title="No file that was taken in has a service of that number in this council"
        purpose="Its number is CS and ten digits, as on the Care Inspectorate's site."
        first={{ words: 'See all care services', href: INSPECTIONS.list(view.council.code) }}
      />
    ),
  });
