export { ADDRESS, type PaperFormat, type ScorecardFilters } from './addresses.ts';
export type { AppRequest, AppRoute } from './app-route.ts';
export { type Again, answerIn, errorsOf, fieldIn, hiddenOf, tickIn, wrongIn } from './asked-again.ts';
export { councilPages } from './council-pages.ts';
export {
  type CouncilView,
  councilView,
  type KnownPlan,
  mainPlan,
  readCouncil,
  type Site,
  type SitePart,
} from './council-view.ts';
export { type CsvCell, csvFile } from './csv.ts';
export { formPage } from './form-page.tsx';
export { type Asked, type FormDesk, type FormRoute, formRoutes } from './form-route.ts';
export { councilPage, sharedPage } from './frame.tsx';
export {
  failedPage,
  notFoundPage,
  refusedForm,
  refusedPage,
  signInNeeded,
  unknownCouncil,
  unknownMeasure,
  unknownPeriod,
  unknownPlan,
} from './missing-pages.tsx';
export { markOf } from './status-mark.ts';
export { capitalised, count } from './words.ts';
