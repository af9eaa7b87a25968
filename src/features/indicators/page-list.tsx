import type { ComponentChildren, JSX } from 'preact';

import { DataTable, EmptyState, FilterForm, Link } from '../../ui/index.ts';
import { ADDRESS, count } from '../site/index.ts';
import type { Indicator } from './indicator.ts';
import { bySubject, sayReporting, searched } from './subject-presenter.ts';

type IndicatorList = {
  readonly indicators: readonly Indicator[];
  readonly search: string;
  /** The council that the reader came from; its mark stays on the pages that follow. */
  readonly council: string | null;
};

const Found = ({ indicators, council }: Omit<IndicatorList, 'search'>): JSX.Element => (
  <>
    {bySubject(indicators).map((subject, index) => (
      <section key={subject.title}>
        <h2>
          {subject.title} ({subject.indicators.length})
        </h2>
        <DataTable
          id={`subject-${index + 1}`}
          caption={`${subject.title}: ${count(subject.indicators.length, 'indicator')}`}
          captionHidden
          narrow="stack"
          compact
          columns={[
            { title: 'Code', cell: (indicator: Indicator) => indicator.code },
            {
              title: 'Indicator',
              rowHeader: true,
              cell: ({ code, title }) => (
                <Link href={ADDRESS.indicator(code, council === null ? {} : { council })}>{title}</Link>
              ),
            },
            { title: 'Taken', cell: ({ reportingPeriod }) => sayReporting(reportingPeriod) },
          ]}
          rows={subject.indicators}
        />
      </section>
    ))}
  </>
);

/** All national indicators by subject, or those that a search finds. */
export const indicatorListMain = ({ indicators, search, council }: IndicatorList): ComponentChildren => {
  if (indicators.length === 0) {
    return (
      <EmptyState
        title="No national figures have been loaded yet"
        purpose="Here every council's figures stand side by side, as the Local Government Benchmarking Framework publishes them. They come in with the command “remit import lgbf”."
        first={{ words: 'About Remit and its sources', href: ADDRESS.about }}
      />
    );
  }
  const found = searched(indicators, search);
  const kept = council === null ? {} : { council };
  return (
    <>
      <p>
        {count(indicators.length, 'indicator')} of the Local Government Benchmarking Framework, as published. Choose one
        to see all councils side by side.
      </p>
      <FilterForm
        label="Search indicators"
        action={ADDRESS.indicators()}
        keep={kept}
        filters={[{ kind: 'search', name: 'search', label: 'Code or words of the title', value: search }]}
        submit="Search"
        {...(search === '' ? {} : { clearHref: ADDRESS.indicators(kept) })}
      />
      {search === '' ? null : (
        <p>
          {count(found.length, 'indicator')} found for “{search}”.
        </p>
      )}
      {found.length === 0 ? (
        <EmptyState
          title="No indicator has all of these words"
          purpose="Try one word, or a code such as CHN09."
          first={{ words: 'Show all indicators', href: ADDRESS.indicators(kept) }}
        />
      ) : (
        <Found indicators={found} council={council} />
      )}
    </>
  );
};
