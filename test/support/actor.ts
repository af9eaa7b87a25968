import type { Actor } from '../../src/features/access/index.ts';

/** Who acts in a test where it does not matter who. */
export const A_TEST: Actor = { actor: 'a test', post: null, capacity: 'a test', delegation: null };
