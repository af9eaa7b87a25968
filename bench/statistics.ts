/** The value below which `share` (0 to 1) of the values lie, by nearest rank: always one of them. Throws on an empty list. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('There is no percentile of nothing');
  return found;
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The percentiles that a page is judged by, in the unit of the values. */
export const spread = (values: readonly number[]): { p50: number; p95: number; p99: number } => ({
  p50: percentile(values, 0.5),
  p95: percentile(values, 0.95),
  p99: percentile(values, 0.99),
});

/** How long one call takes, in milliseconds, and what it gave. */
export const timed = async <Value>(work: () => Promise<Value> | Value): Promise<{ value: Value; ms: number }> => {
  const start = performance.now();
  const value = await work();
  return { value, ms: performance.now() - start };
};

/** The times of `rounds` calls one after another, in milliseconds. */
export const timesOf = async (rounds: number, work: () => Promise<unknown> | unknown): Promise<number[]> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push((await timed(work)).ms);
  return times;
};
