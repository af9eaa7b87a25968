import type { Count, RegisterType } from './register-type.ts';

type Counts = Pick<RegisterType, 'code' | 'title' | 'counts'>;

/** Two registers that count towards one measure without saying alike how their numbers stand together. */
export type MeasureClash = {
  readonly measure: string;
  readonly one: Counts;
  readonly other: Counts;
  readonly because: string;
};

const SUMMED: readonly Count['how'][] = ['entries', 'rows', 'standing'];

const wrong = (one: Count, other: Count): string | null => {
  if (one.together === undefined || one.together !== other.together) {
    return 'neither their sum nor each by itself is declared by both';
  }
  if (one.how !== other.how) return 'they count it in different ways';
  return one.together === 'sum' && !SUMMED.includes(one.how)
    ? 'only entries, rows and what stands can be added up: a person may be in both, and shares and medians have no sum'
    : null;
};

/** The first two registers of which nobody can tell how their numbers towards one measure stand together; null where there are none. */
export const clashOfMeasures = (types: Iterable<Counts>): MeasureClash | null => {
  const held = new Map<string, { readonly type: Counts; readonly count: Count }>();
  for (const other of types) {
    for (const count of other.counts) {
      const one = held.get(count.measure);
      const because = one === undefined ? null : wrong(one.count, count);
      if (one !== undefined && because !== null) return { measure: count.measure, one: one.type, other, because };
      if (one === undefined) held.set(count.measure, { type: other, count });
    }
  }
  return null;
};
