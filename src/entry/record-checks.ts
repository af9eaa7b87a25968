import type { Check } from '../features/record/index.ts';

/** What is checked with the record, made anew for each run. Loaded when needed: most commands never verify. */
export const recordChecks = async (): Promise<readonly Check[]> => {
  const { checkEvidence } = await import('../features/evidence/index.ts');
  return [checkEvidence()];
};
