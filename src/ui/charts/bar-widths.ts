/** A bar as shares of its room, from 0 to 100: where it begins, how wide it is, and where its value stands. */
export type BarShare = { readonly start: number; readonly width: number; readonly tip: number };

/** Bars from nought for each value, on one scale over all of them; `null` where there is no value. */
export const barWidths = (values: readonly (number | null)[]): { readonly bars: readonly (BarShare | null)[] } => {
  const known = values.filter((value) => value !== null);
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known);
  const span = high - low;
  const place = (value: number): number => (span === 0 ? 0 : ((value - low) / span) * 100);
  const nought = place(0);
  const bars = values.map((value) => {
    if (value === null) return null;
    const tip = place(value);
    return { start: Math.min(nought, tip), width: Math.abs(tip - nought), tip };
  });
  return { bars };
};
