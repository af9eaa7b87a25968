export type { Counted, NotCounted, Unknown } from './count.ts';
export { type AskedCount, readCount, readCounts } from './read-count.ts';
export { type Sight, sightOf } from './sight.ts';
