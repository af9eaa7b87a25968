import { allCouncils } from '../councils/index.ts';
import { LATEST } from '../people/index.ts';
import { bringClocksUpToDate, type ClockTurn, type ClockWork } from './clock-work.ts';
import { handClocksOver } from './hand-over.ts';

/** What a turn wrote in all councils; `left`: the open entries, each with its council, whose clocks could not be given to who keeps their register now. */
export type AllClocksTurn = ClockTurn & { readonly handed: number; readonly left: readonly string[] };

/** Brings the clocks of every council up to date and into the right hands, one council after another. One council's trouble holds up no other; the job fails all the same, and says of whom. */
export const bringAllClocksUpToDate = async (work: ClockWork): Promise<AllClocksTurn> => {
  const { database, signal } = work;
  const councils = await database.read({ council: null }, (tx) => allCouncils(tx, LATEST));
  const turn = { lapsed: 0, recounted: 0, handed: 0 };
  const left: string[] = [];
  const failed: string[] = [];
  let first: unknown;
  for (const { code } of councils) {
    signal?.throwIfAborted();
    try {
      const done = await bringClocksUpToDate(work, code);
      turn.lapsed += done.lapsed;
      turn.recounted += done.recounted;
      const given = await handClocksOver(work, code);
      turn.handed += given.handed;
      left.push(...given.left.map((reference) => `${code}/${reference}`));
    } catch (error) {
      if (signal?.aborted === true) throw error;
      failed.push(code);
      first ??= error;
    }
  }
  if (failed.length > 0)
    throw new Error(`Clocks could not be brought up to date in: ${failed.join(', ')}`, { cause: first });
  return { ...turn, left };
};
