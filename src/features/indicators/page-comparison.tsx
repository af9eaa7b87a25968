import type { ComponentChildren } from 'preact';

import { decimal, formatValue, periodTitle } from '../../kernel/index.ts';
import {
  CouncilComparison as ComparisonTable,
  DownloadList,
  DrawingFigure,
  dotStrip,
  FilterForm,
  KeyFacts,
} from '../../ui/index.ts';
import { ADDRESS, capitalised } from '../site/index.ts';
import type { CouncilComparison } from './comparison.ts';
import { comparedRows, drawnCouncils, sayStanding, scotlandOf } from './comparison-presenter.ts';
import { sayPublished } from './indicator.ts';
import { sayRanking, sayReporting } from './subject-presenter.ts';

const Strip = (props: { readonly comparison: CouncilComparison; readonly own: string | null }) => {
  const { comparison, own } = props;
  const { indicator, period } = comparison;
  const reference = scotlandOf(comparison);
  const title = `${indicator.title}, ${periodTitle(period)}`;
  const draw = (id: string, width: number) =>
    dotStrip({
      id,
      title,
      description: sayStanding(comparison, own),
      councils: drawnCouncils(comparison, own),
      ...(reference === null ? {} : { reference }),
      format: (value) =>
        formatValue(decimal(String(value)), indicator.unit, Number.isInteger(value) ? 0 : indicator.decimals),
      width,
    });
  const wide = draw('strip-wide', 720);
  const narrow = draw('strip-narrow', 288);
  if (wide === null || narrow === null) return null;
  return <DrawingFigure caption={title} drawing={wide} narrow={narrow} />;
};

/** "How do thirty-two compare?": the standing in words, the councils along one line, then each with its figure and rank. */
export const comparisonMain = (comparison: CouncilComparison, own: string | null): ComponentChildren => {
  const { indicator, period, periods, councils, scotlandFigures } = comparison;
  const reference = scotlandOf(comparison);
  const [, ...otherScotlands] = scotlandFigures;
  return (
    <>
      <h2>How do the councils compare?</h2>
      <p class="remit-lead">{sayStanding(comparison, own)}</p>
      <FilterForm
        label="Choose period and council"
        action={ADDRESS.indicator(indicator.code)}
        filters={[
          {
            kind: 'select',
            name: 'period',
            label: 'Period',
            choices: periods.toReversed().map((each) => ({ value: each.code, label: periodTitle(each) })),
            value: period.code,
          },
          {
            kind: 'select',
            name: 'council',
            label: 'Council to mark',
            choices: [
              { value: '', label: 'None' },
              ...councils.map(({ council, name }) => ({ value: council, label: name })),
            ],
            value: own ?? '',
          },
        ]}
      />
      <Strip comparison={comparison} own={own} />
      <ComparisonTable
        id="councils"
        caption={`${indicator.title}, ${periodTitle(period)}`}
        measured={periodTitle(period)}
        councils={comparedRows(comparison, own)}
        {...(reference === null ? {} : { reference })}
      />
      <DownloadList
        downloads={[
          {
            title: `All councils, ${periodTitle(period)}`,
            href: ADDRESS.indicatorData(indicator.code, { period: period.code }),
            format: 'CSV',
          },
        ]}
      />
      <h2>About this indicator</h2>
      <KeyFacts
        facts={[
          { term: 'Ranking', value: sayRanking(indicator) },
          { term: 'Taken', value: capitalised(sayReporting(indicator.reportingPeriod)) },
          { term: 'Shown as', value: capitalised(indicator.conversion) },
          { term: 'Source', value: `${indicator.dataset} ${indicator.code}` },
          ...(indicator.sourceNote === null ? [] : [{ term: 'Note', value: indicator.sourceNote }]),
          ...(otherScotlands.length === 0
            ? []
            : [
                {
                  term: 'Scotland',
                  value: `The published file does not print the same figure for Scotland beside every council: ${scotlandFigures
                    .map(({ value, councils: number }) => `${sayPublished(indicator, value)} beside ${number}`)
                    .join(', ')}. The first is used here.`,
                },
              ]),
        ]}
      />
    </>
  );
};
