import type { CouncilCode } from '../../kernel/index.ts';
import { allCouncils } from '../councils/index.ts';
import { LATEST } from '../people/index.ts';
import { type ClockTurn, type ClockWork, workOutSome, writeLapses } from './clock-work.ts';
import { handClocksOver } from './hand-over.ts';
import type { LawKnown } from './worked-out-to.ts';

/** What a turn wrote in all councils; `left`: the open entries, each with its council, whose clocks could not be given to who keeps their register now. */
export type AllClocksTurn = ClockTurn & { readonly handed: number; readonly left: readonly string[] };

/** Brings the clocks of every council up to date and into the right hands: first what the law changed in all of them, then what is to be worked out anew. One council's trouble holds up no other; the job fails all the same, and says of whom. */
export const bringAllClocksUpToDate = async (work: ClockWork): Promise<AllClocksTurn> => {
  const { database, signal } = work;
  const councils = await database.read({ council: null }, (tx) => allCouncils(tx, LATEST));
  const turn = { lapsed: 0, recounted: 0, handed: 0 };
  const left: string[] = [];
  const failed = new Set<string>();
  let first: unknown;
  const inEach = async (of: readonly CouncilCode[], step: (council: CouncilCode) => Promise<void>): Promise<void> => {
    for (const council of of) {
      signal?.throwIfAborted();
      try {
        await step(council);
      } catch (error) {
        if (signal?.aborted === true) throw error;
        failed.add(council);
        first ??= error;
      }
    }
  };
  const add = ({ lapsed, recounted }: ClockTurn): void => {
    turn.lapsed += lapsed;
    turn.recounted += recounted;
  };
  const codes = councils.map(({ code }) => code);
  const stale = new Map<CouncilCode, LawKnown>();
  await inEach(codes, async (council) => {
    const done = await writeLapses(work, council);
    add(done);
    if (done.stale !== null) stale.set(council, done.stale);
  });
  await inEach([...stale.keys()], async (council) => {
    const known = stale.get(council);
    if (known !== undefined) add(await workOutSome(work, council, known));
  });
  await inEach(codes, async (council) => {
    const given = await handClocksOver(work, council);
    turn.handed += given.handed;
    left.push(...given.left.map((reference) => `${council}/${reference}`));
  });
  if (failed.size > 0)
    throw new Error(`Clocks could not be brought up to date in: ${[...failed].join(', ')}`, { cause: first });
  return { ...turn, left };
};
