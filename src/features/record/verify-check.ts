import type { Row } from './record-rows.ts';
import type { Break } from './verify-result.ts';

/**
 * What another feature checks while the record is verified: content that lies beside the sealed rows and that they tell of. Given anew for
 * each run. `covers`: tables that the record does not seal and this check answers for wholly, so that they are not named as unchecked.
 */
export type Check = {
  readonly covers: readonly string[];
  /** Takes one row, of whichever table; rows come in any order. */
  readonly take: (table: string, row: Row) => void;
  readonly finish: () => readonly CheckBreak[];
};

/** What a check found. `code`: of the thing concerned. */
type CheckBreak = {
  readonly council: string;
  readonly code: string;
  readonly kind: string;
  readonly explanation: string;
};

/** What the checks found, as breaks of the record. */
export const breaksOf = (checks: readonly Check[]): Break[] =>
  checks.flatMap((check) =>
    check.finish().map(({ council, code, kind, explanation }) => ({
      scope: council,
      position: null,
      subject: code,
      kind,
      explanation,
    })),
  );
