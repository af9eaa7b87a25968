/** What is measured: lower is better for times and memory, higher is better for rates. */
export type Unit = 'ms' | 'MB' | 'rows/s' | 'requests/s';

/** What the product promises of a measurement: `limit` in its unit, `times` of the bare limit, or both. */
export type Target = { readonly limit?: number; readonly times?: number };

/** One result beside its bare limit: the same work with nothing of ours around it, timed in the same run on the same machine. */
export type Measurement = {
  readonly what: string;
  readonly ours: number;
  readonly bare: number;
  readonly unit: Unit;
  /** How many times the bare limit ours takes: of its time, of its memory, or for each row or request. 1 is the limit itself. */
  readonly ratio: number;
  readonly target?: Target;
  /** Further figures of the same measurement, by name. */
  readonly parts?: Readonly<Record<string, number>>;
  readonly note?: string;
};

/** What a workload is given. Everything it writes lies in `folder`, which ends with the run. */
export type Context = {
  /** Small runs that only prove that everything works. */
  readonly quick: boolean;
  readonly folder: string;
  /** An empty PostgreSQL database that the page workload may fill; `null` for the embedded database. */
  readonly postgres: string | null;
  readonly say: (text: string) => void;
};

export type Workload = { readonly name: string; readonly run: (context: Context) => Promise<readonly Measurement[]> };

const isRate = (unit: Unit): boolean => unit.endsWith('/s');

/** A measurement with its ratio worked out. */
export const measurement = (given: Omit<Measurement, 'ratio'>): Measurement => ({
  ...given,
  ratio: isRate(given.unit) ? given.bare / given.ours : given.ours / given.bare,
});

/** Whether the target is met; `null` where there is none. */
export const meetsTarget = ({ ours, ratio, unit, target }: Measurement): boolean | null => {
  if (target === undefined) return null;
  const { limit, times } = target;
  const withinLimit = limit === undefined || (isRate(unit) ? ours >= limit : ours < limit);
  return withinLimit && (times === undefined || ratio <= times);
};
