import type { Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { asKnownAt, type Raw } from '../raw.ts';
import { readRaw } from '../read-model.ts';
import { examined, type Finding, findingsOf } from './finding.ts';
import { readSurroundings } from './read-surroundings.ts';
import { QUALITY_RULES } from './rules.ts';

export type { Finding } from './finding.ts';

const BEGINNING = '1900-01-01';

/** Everything that ever came in, and the whole framework, as known by an instant. */
export const readAll = (tx: Transaction, until: Instant): Promise<Raw> =>
  readRaw(tx, { since: BEGINNING, until, words: true });

/**
 * What all rules find in what was known at an instant and in what stood around it then, the most serious first. `raw` must hold everything that ever
 * came in, as `readAll` gives it. Nothing where there is no framework.
 */
export const findingsAt = async (tx: Transaction, raw: Raw, asAt: Instant): Promise<Finding[]> => {
  const facts = asKnownAt(raw, asAt);
  return facts.mechanisms.length === 0
    ? []
    : findingsOf(QUALITY_RULES, examined(facts, await readSurroundings(tx, asAt, asAt)));
};
