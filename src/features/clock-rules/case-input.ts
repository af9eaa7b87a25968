import { z } from 'zod';

import type { Length } from '../../clocks/index.ts';
import { type Fault, fail, fault, ok, type Result, readDay } from '../../kernel/index.ts';

const UNITS: Readonly<Record<string, Length['unit']>> = {
  h: 'hours',
  cd: 'calendar-days',
  wd: 'working-days',
  wk: 'weeks',
  mo: 'months',
  yr: 'years',
  hours: 'hours',
  'calendar-days': 'calendar-days',
  'working-days': 'working-days',
  weeks: 'weeks',
  months: 'months',
  years: 'years',
};

const day = z.string().refine((text) => readDay(text) !== null, 'is no day such as 2026-11-27');
const moment = z.string();

const length = z
  .strictObject({ n: z.int().positive(), unit: z.string() })
  .refine(({ unit }) => UNITS[unit] !== undefined, `has a unit that is none of ${Object.keys(UNITS).join(', ')}`)
  .transform(({ n, unit }): Length => ({ count: n, unit: UNITS[unit] ?? 'hours' }));

const GIVEN = z.looseObject({
  override: length.optional(),
  setting: length.optional(),
  ordered: length.optional(),
  notAfter: day.optional(),
  agreed: day.optional(),
  used: z.int().min(0).optional(),
  pauses: z.array(z.strictObject({ from: day, to: day.nullable() })).optional(),
  clarification: z.strictObject({ asked: day, received: moment.nullable() }).optional(),
  stays: z.array(z.strictObject({ from: moment, to: moment.nullable(), counts: z.boolean() })).optional(),
  metAt: moment.optional(),
  notRequired: z.string().optional(),
  council: z.string().optional(),
  /** What went before: the trigger is told already, so nothing is counted from these. */
  previousEvent: moment.optional(),
  previousDue: moment.optional(),
});

const CASE = z.looseObject({
  id: z.string().min(1),
  rule: z.string().min(1),
  trigger: moment,
  at: moment.nullish(),
  calendar: z
    .union([
      z.string().min(1),
      z.strictObject({
        name: z.string().min(1),
        closed: z.array(day).optional(),
        from: day.optional(),
        to: day.optional(),
      }),
    ])
    .nullish(),
  given: GIVEN.nullish(),
});

/** A question put to the clock engine: a rule, what started it, and what else is told. */
export type ClockCase = z.infer<typeof CASE>;
export type CaseGiven = z.infer<typeof GIVEN>;

/** What a case tells that this program does not know how to count: answered as unknown, never left out silently. */
export const notUnderstood = (given: CaseGiven): string[] =>
  Object.keys(given).filter((name) => !Object.hasOwn(GIVEN.shape, name));

/** Reads `[{id, rule, trigger, at?, calendar?, given?}]`. Every fault names its case. */
export const readCases = (json: unknown, file: string): Result<ClockCase[]> => {
  if (!Array.isArray(json)) {
    return fail([
      fault('input.format', 'It holds no list of cases', { file }, 'Write [{"id": …, "rule": …, "trigger": …}].'),
    ]);
  }
  const faults: Fault[] = [];
  const seen = new Set<string>();
  const cases = json.flatMap((each: unknown, index): ClockCase[] => {
    const read = CASE.safeParse(each);
    const place = { file, row: index + 1 };
    if (!read.success) {
      const said = read.error.issues.map(({ path, message }) =>
        fault('input.format', message, { ...place, column: path.join('.') }, 'Correct the case.'),
      );
      faults.push(...said);
      return [];
    }
    if (seen.has(read.data.id)) faults.push(fault('row.repeated', `The id ${read.data.id} stands twice`, place));
    seen.add(read.data.id);
    return [read.data];
  });
  return faults.length === 0 ? ok(cases) : fail(faults);
};
