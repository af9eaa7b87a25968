import type { VNode } from 'preact';

/** One use of a component, with what it shows: printed in the gallery, and rendered by the tests. */
export type Example = { readonly name: string; readonly node: VNode };
/** All uses of one component. */
export type ExampleSet = { readonly title: string; readonly examples: readonly Example[] };
