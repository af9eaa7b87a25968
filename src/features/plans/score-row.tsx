import type { JSX } from 'preact';

import { type Period, periodTitle } from '../../kernel/index.ts';
import { type DataColumn, type Drawing, InlineDrawing, Link, type Mark, StatusTag } from '../../ui/index.ts';
import type { StatusVocabulary } from '../councils/index.ts';
import { figureNotes, type StatusCode, sayChange, sayFigure, sayTargetDue, trendPicture } from '../measures/index.ts';
import { type Post, postTitle } from '../people/index.ts';
import { ADDRESS, capitalised, markOf } from '../site/index.ts';
import type { AssessedMeasure } from './assessment.ts';

/** One line of a scorecard, in words ready to print. */
type ScoreRow = {
  readonly code: string;
  readonly title: string;
  readonly href: string;
  readonly owner: string | null;
  readonly tags: readonly string[];
  readonly status: StatusCode;
  readonly statusWords: string;
  readonly mark: Mark;
  readonly reason: string;
  readonly now: string | null;
  readonly nowNotes: readonly string[];
  /** The latest figure of an earlier period, or one without a period: shown as such where there is none for this one. */
  readonly otherwise: string | null;
  readonly last: string | null;
  readonly change: string | null;
  readonly target: string | null;
  readonly trend: Drawing | null;
};

type ScorecardOf = {
  readonly council: string;
  readonly plan: string;
  readonly period: Period;
  readonly vocabulary: StatusVocabulary;
  readonly posts: ReadonlyMap<string, Post>;
};

const otherwiseOf = ({ figure, latestEarlier, undated, measure }: AssessedMeasure): string | null => {
  if (figure !== null) return null;
  if (latestEarlier !== null)
    return `latest earlier: ${sayFigure(measure, latestEarlier)} in ${periodTitle(latestEarlier.period)}`;
  const [printed] = undated;
  if (printed === undefined || printed.value === null) return null;
  return 'a figure is printed without a period';
};

/** `place` tells apart two lines of one measure on a page. */
export const scoreRow = (assessed: AssessedMeasure, of: ScorecardOf, place: string): ScoreRow => {
  const { measure, figure, prior, target, status, reason } = assessed;
  const word = of.vocabulary.of(status);
  return {
    code: measure.code,
    title: measure.title,
    href: ADDRESS.measure(of.council, measure.code, { plan: of.plan, period: of.period.code }),
    owner: measure.ownerPost === null ? null : postTitle(of.posts, measure.ownerPost),
    tags: measure.tags,
    status,
    statusWords: word.shortLabel,
    mark: markOf(word),
    reason,
    now: figure === null ? null : sayFigure(measure, figure),
    nowNotes: figure === null ? [] : figureNotes(figure, of.period),
    otherwise: otherwiseOf(assessed),
    last: prior === null ? null : sayFigure(measure, prior),
    change: sayChange(assessed),
    target: target === null || measure.dataOnly ? null : sayTargetDue(measure, target),
    trend: trendPicture(assessed, `trend-${place}-${measure.code}`),
  };
};

const Small = (props: { readonly children: string }): JSX.Element => (
  <>
    <br />
    <small>{props.children}</small>
  </>
);

const nowCell = (row: ScoreRow): JSX.Element => (
  <span class="remit-cell-figure">
    {row.now === null ? 'None' : <strong>{row.now}</strong>}
    {row.nowNotes.length === 0 ? null : <Small>{row.nowNotes.join(', ')}</Small>}
    {row.otherwise === null ? null : <Small>{row.otherwise}</Small>}
  </span>
);

const lastCell = (row: ScoreRow): JSX.Element => (
  <span class="remit-cell-figure">
    {row.last ?? 'None'}
    {row.change === null ? null : <Small>{row.change}</Small>}
  </span>
);

/** The columns of a scorecard: title, small picture, now, the same period last year, target, status. */
export const scoreColumns = (options: { readonly reasons: boolean }): DataColumn<ScoreRow>[] => [
  {
    title: 'Measure',
    rowHeader: true,
    cell: (row) => (
      <span>
        <Link href={row.href}>{row.title}</Link>
        {row.owner === null ? null : <Small>{row.owner}</Small>}
      </span>
    ),
  },
  { title: 'Trend', cell: (row) => (row.trend === null ? 'No figure' : <InlineDrawing drawing={row.trend} />) },
  { title: 'This period', cell: nowCell },
  { title: 'Same period last year', cell: lastCell },
  { title: 'Target', cell: (row) => (row.target === null ? 'None' : capitalised(row.target)) },
  {
    title: 'Status',
    cell: (row) => (
      <span>
        <StatusTag mark={row.mark} words={row.statusWords} />
        {options.reasons ? <Small>{row.reason}</Small> : null}
      </span>
    ),
  },
];
