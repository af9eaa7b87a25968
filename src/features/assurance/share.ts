/** So many of so many: answered of due. */
export type Share = { readonly part: number; readonly whole: number };

const greatest = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatest(b, a % b));

/** A fraction in whole numbers, so that a share of exactly nine tenths is never taken for less. */
export type Fraction = { readonly over: bigint; readonly under: bigint };

/** The mean of some shares, each counting the same; null of none, and of one of nothing. */
export const meanOf = (shares: readonly Share[]): Fraction | null => {
  if (shares.length === 0 || shares.some(({ whole }) => whole <= 0)) return null;
  let [over, under] = [0n, 1n];
  for (const { part, whole } of shares) {
    over = over * BigInt(whole) + BigInt(part) * under;
    under *= BigInt(whole);
    const common = greatest(over, under);
    if (common > 1n) [over, under] = [over / common, under / common];
  }
  return { over, under: under * BigInt(shares.length) };
};

/** Whether a fraction reaches so many hundredths. */
export const reaches = ({ over, under }: Fraction, hundredths: number): boolean =>
  over * 100n >= BigInt(hundredths) * under;

/** In whole hundredths, rounded down, so that what falls short of a threshold is never printed as having reached it. */
export const hundredthsOf = ({ over, under }: Fraction): number => Number((over * 100n) / under);
