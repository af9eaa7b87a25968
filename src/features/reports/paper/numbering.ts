/** Gives out the numbers of one paper, each series from 1 without a gap. */
export type Numbering = {
  /** The next number within a section or a sub-section: "3.1", then "3.2"; "4.2.1" within "4.2". Empty within an unnumbered section. */
  readonly within: (section: string) => string;
  /** The caption of the next table: "Table 1 – Performance measures". */
  readonly table: (title: string) => string;
};

/** A fresh numbering. Numbers are given in the order of asking, so ask in the order of the paper. */
export const numbering = (): Numbering => {
  const given = new Map<string, number>();
  const next = (series: string): number => {
    const number = (given.get(series) ?? 0) + 1;
    given.set(series, number);
    return number;
  };
  return {
    within: (section) => (section === '' ? '' : `${section}.${next(section)}`),
    table: (title) => `Table ${next('Table')} – ${title}`,
  };
};
