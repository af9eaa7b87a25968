export type { Benchmark } from './benchmark.ts';
export { benchmarkFor, benchmarksFor } from './comparison.ts';
export {
  type CouncilFigureRow,
  councilFigures,
  type PublishedIndicator,
  publishedIndicators,
} from './council-figures.ts';
export { sayPublished, shownValue } from './indicator.ts';
export type { NationalFile } from './lgbf-files.ts';
export { type MeasureJson, measureJson } from './measure-json.ts';
export { indicatorPeriods } from './read-model.ts';
export { importLgbf } from './service.ts';
