export { type AnswerSeen, lazyMetrics, type Metrics, type Standing } from './metrics.ts';
export { observedDatabase } from './observed-database.ts';
