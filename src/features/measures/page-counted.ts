import type { ComponentChildren } from 'preact';

import type { Period } from '../../kernel/index.ts';
import type { AppRequest } from '../site/index.ts';

/**
 * What registers count towards a measure. They stand above measures, so their part of the page is handed in where the service is put together. `counts`:
 * whether there is anything for this reader; `part` reads by itself, so it is asked outside of any transaction, and its page is not kept.
 */
export type CountedOn = {
  readonly counts: (request: AppRequest, measure: string) => Promise<boolean>;
  readonly part: (request: AppRequest, measure: string, period: Period) => Promise<ComponentChildren>;
};
