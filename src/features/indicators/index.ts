export type { Benchmark, Family, ScottishFigure } from './benchmark.ts';
export {
  benchmarkFor,
  benchmarksFor,
  type ComparedCouncil,
  type CouncilComparison,
  councilsSideBySide,
} from './comparison.ts';
export type { WantedBenchmark } from './comparison-rows.ts';
export {
  type CouncilFigureRow,
  councilFigures,
  type PublishedIndicator,
  publishedIndicators,
} from './council-figures.ts';
export { type FigureFlag, formatPublished, type Indicator, LGBF, sayPublished, shownValue } from './indicator.ts';
export type { NationalFile } from './lgbf-files.ts';
export { type MeasureJson, measureJson } from './measure-json.ts';
export {
  findIndicator,
  type IndicatorPoint,
  type IndicatorSeries,
  indicatorPeriods,
  indicatorSeries,
  indicatorsOf,
} from './read-model.ts';
export {
  type ImportOptions,
  importLgbf,
  type NationalChange,
  type NationalImport,
  type RejectedRow,
} from './service.ts';
export { FAMILY_GROUP, INDICATOR } from './tables.ts';
