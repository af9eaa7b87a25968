export { ADDRESS, type PaperFormat, type ScorecardFilters } from './addresses.ts';
export { councilPages } from './council-pages.ts';
export { type CouncilView, readCouncil } from './council-view.ts';
export { type CsvCell, csvFile } from './csv.ts';
export { DisagreementTable } from './disagreement-table.tsx';
export {
  capitalised,
  count,
  figureNotes,
  sayClosely,
  sayFigure,
  sayOwnSource,
  saySource,
  sayTargetDue,
} from './figure-words.ts';
export { disagreementRow } from './finding-rows.ts';
export { councilPage, sharedPage } from './frame.tsx';
export { isStatusGroup, STATUS_GROUPS, sayHeadline, tallyCounts } from './home-presenter.ts';
export {
  failedPage,
  notFoundPage,
  unknownCouncil,
  unknownMeasure,
  unknownPeriod,
  unknownPlan,
} from './missing-pages.tsx';
export { planPeriods } from './plan-periods.ts';
export { assessmentAsked, type PlanView, readPlan } from './plan-view.ts';
export { markOf, type ScoreRow, scoreColumns, scoreRow } from './scorecard.tsx';
export { drawn, withGaps } from './trend.ts';
