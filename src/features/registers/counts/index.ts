export type { Counted, NotCounted, Unknown } from './count.ts';
export { type AskedCount, countStatement, readCount } from './read-count.ts';
export { type Sight, sightOf } from './sight.ts';
