import { fail, fault, type Result } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { takeNeed } from '../../platform/database/need.ts';
import type { Power } from '../access/index.ts';
import { type By, type Changed, changing, type Office, type RecordEvent } from '../record/index.ts';
import type { Revision } from './entry/entry.ts';
import type { WrittenWith } from './owe-clocks.ts';
import { type Keepers, keeps, needOf, type Sight } from './policy.ts';
import { type Ruled, readRuled } from './read-ruled.ts';

/** What a use case of the registers needs beside the change itself. */
export type RegisterDesk = Pick<Office, 'database' | 'clock' | 'council' | 'by'>;

/** Whoever changes an entry says which revision they saw, so that nobody undoes what they never read; and that what looks like a person's particulars was looked at. */
export type Seen = { readonly seen: number; readonly looked: boolean };

/** Whether somebody keeps the register of a type. */
export const mayKeep = (by: By, type: string, keepers: Keepers): boolean =>
  by.machine || keeps(by.acting, type, keepers);

const needFor = (by: By, sight: Sight): string[] => (by.machine ? ['*'] : needOf(by.acting, sight));

/** The answer to whoever does not. */
export const notKept = (): Result<never> =>
  fail([
    fault(
      'people.refused',
      'Your post does not keep this register',
      {},
      'Ask a post that keeps it; they are named on its page.',
    ),
  ]);

/** A change to registers in one transaction, by what holds for the council, with the need of whoever makes it. */
export const inRegisters = <Value>(
  desk: RegisterDesk,
  power: Power,
  work: (tx: Transaction, ruled: Ruled, at: string) => Promise<Result<Changed<Value>>>,
): Promise<Result<Value>> =>
  changing({ ...desk, clearance: 'restricted' }, power, async (tx, at) => {
    const ruled = await readRuled(tx, desk);
    await takeNeed(tx, needFor(desk.by, ruled));
    return work(tx, ruled, at);
  });

/** What the record tells of the last revision of a change, and of the others written with it: the header of an entry of the record is read by more than may know of a restricted entry. */
export const told = (
  { reference, confidentiality, type, number }: Revision,
  action: RecordEvent,
  { due, beside }: WrittenWith,
  reason: string | null = null,
): Changed<string>['entry'] => ({
  action,
  subject: confidentiality === 'open' ? reference : 'registers',
  detail: { entry: reference, register: type, revision: number, ...beside },
  ...(reason === null ? {} : { reason }),
  ...(due === undefined ? {} : { due }),
});
