import type { Day } from '../../kernel/index.ts';
import type { CareService } from './service.ts';

/** The latest file that speaks of a kind of service in a council, by kind. */
export type Covering = ReadonlyMap<string, Day>;

/** A service as the latest edition that has it gives it. */
export type ServiceThen = CareService & { readonly edition: Day };

/**
 * The services of a council as the register stood on a day: those of the latest files, and those that an earlier file had and the latest of their kind has
 * no longer.
 */
export type Standing = {
  readonly services: readonly ServiceThen[];
  readonly gone: readonly (ServiceThen & { readonly goneBy: Day })[];
  readonly covering: Covering;
  /** The counts that the files of those days have: "complaints-upheld 2025/26", each with its day. */
  readonly years: readonly { readonly edition: Day; readonly year: string }[];
};

/** Parts what is on the register from what is there no longer. A kind that no later file speaks of is still there. */
export const partGone = (latest: readonly ServiceThen[], covering: Covering): Pick<Standing, 'services' | 'gone'> => {
  const goneBy = ({ kind, edition }: ServiceThen): Day | null => {
    const day = covering.get(kind);
    return day === undefined || day <= edition ? null : day;
  };
  return {
    services: latest.filter((each) => goneBy(each) === null),
    gone: latest.flatMap((each) => {
      const day = goneBy(each);
      return day === null ? [] : [{ ...each, goneBy: day }];
    }),
  };
};

/** The days of the files that a standing rests on, the latest first; more than one where no single file has all kinds. */
export const editionsOf = ({ covering }: Pick<Standing, 'covering'>): Day[] =>
  [...new Set(covering.values())].sort().reverse();
