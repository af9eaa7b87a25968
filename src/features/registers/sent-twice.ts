import { type Fault, fault, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { isOfCases } from './brought-in/beside-others.ts';
import { caseAndTime, sameness, standingBeside } from './brought-in/same-entry.ts';
import { wrongWithDay } from './entry/known-days.ts';
import type { NewEntry } from './entry/open-entry.ts';
import type { RegisterType } from './type/register-type.ts';

const SOON = 10;
const MINUTE = 60_000;

/**
 * What is wrong with an entry that somebody makes by a form because of one that there is. Of a case that began at one time there is one entry, as in a
 * file. Where entries are of no case, the same answers again within ten minutes (ours) are the same form sent twice. Whoever keeps a register sees all
 * its entries, so naming the one that stands tells nothing new.
 */
export const faultsOfSendingTwice = async (
  tx: Transaction,
  type: RegisterType,
  given: NewEntry,
  at: Instant,
): Promise<Fault[]> => {
  // A day that is none is said by whoever judges the entry itself.
  if (wrongWithDay(given.happened.day) !== null) return [];
  const standing = await standingBeside(tx, type, [given]);
  const ofCase = isOfCases(type) ? standing.cases.get(caseAndTime(given) ?? '') : undefined;
  if (ofCase !== undefined) {
    return [
      fault(
        'answer.invalid',
        `${ofCase} is of the same case and began at the same time`,
        { column: 'case_reference' },
        'Open that entry and put it right there. If it was made in error, withdraw it first.',
      ),
    ];
  }
  const same = standing.same.get(sameness(given));
  const written = same === undefined ? undefined : standing.writtenAt.get(same);
  if (written === undefined || Date.parse(at) - Date.parse(written) >= SOON * MINUTE) return [];
  return [
    fault(
      'answer.invalid',
      `${same} was made with the same answers less than ${SOON} minutes ago`,
      { column: 'happened' },
      `If this is the same, nothing more is to be done. If it is another, say in an answer what tells them apart, or send it again in ${SOON} minutes.`,
    ),
  ];
};
