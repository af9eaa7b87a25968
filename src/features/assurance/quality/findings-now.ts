import type { Transaction } from '../../../platform/database/database.ts';
import type { Facts } from '../facts.ts';
import { examined, type Finding, findingsOf } from './finding.ts';
import { readSurroundings } from './read-surroundings.ts';
import { QUALITY_RULES } from './rules.ts';

export { type Finding, SEVERITIES } from './finding.ts';

/**
 * What all rules find in the facts and in what stood around them, both as known at the facts' own instant; the most serious first. The rules look at
 * all that ever came in, so the facts must hold it. Nothing where there is no framework.
 */
export const findingsNow = async (tx: Transaction, facts: Facts): Promise<Finding[]> =>
  facts.mechanisms.length === 0
    ? []
    : findingsOf(QUALITY_RULES, examined(facts, await readSurroundings(tx, facts.asAt, facts.asAt)));
