import type { CouncilCode, Day } from '../../../kernel/index.ts';
import { type Acting, actorIn } from '../../access/index.ts';
import { readRestricted } from '../../record/index.ts';
import type { AppRequest } from '../../site/index.ts';
import { keepOpening } from '../opening.ts';
import type { RegisterPages } from './view.tsx';

type Opening = {
  readonly council: CouncilCode;
  readonly type: string;
  /** The entry that was asked for, whether it is there or not; null for the register as a whole. */
  readonly reference: string | null;
  readonly reason: string;
  /** The post for which the reason stands until the end of the day; null where it stands for this once. */
  readonly forDay: { readonly acting: Acting; readonly day: Day } | null;
};

/** Enters in the record that restricted entries of a register are opened and why, and keeps that for the day where it stands for the day. */
export const recordOpening = async (
  { site, clock }: RegisterPages,
  { caller }: Pick<AppRequest, 'caller'>,
  { council, type, reference, reason, forDay }: Opening,
): Promise<void> => {
  const actor = actorIn(caller, council);
  // The opening is recorded whether there is such an entry or not: asking is what is watched.
  const detail = { register: type, ...(reference === null ? {} : { entry: reference }) };
  await readRestricted(site.database, actor, council, { subject: 'registers', reason, clock, detail }, async (tx) => {
    if (forDay !== null)
      await keepOpening(tx, { person: actor.actor, post: forDay.acting.post, type, day: forDay.day });
  });
};
