import type { Transaction } from '../../../platform/database/database.ts';
import { type Condition, type Count, fieldOfType } from '../type/register-type.ts';
import type { Counted } from './count.ts';
import { type AskedCount, readCounts } from './read-count.ts';
import { isSmall, tellsOfFew } from './words.ts';

const conditionsOf = ({ where = [] }: Pick<Count, 'where'>): string[] => where.map((each) => JSON.stringify(each));

const dated = ({ datedBy }: Count): string => JSON.stringify(datedBy);

const keyOf = (count: Count): string => {
  const { how, of, clocks, extensions, from, until } = count;
  return JSON.stringify([how, dated(count), conditionsOf(count).toSorted(), of, clocks, extensions, from, until]);
};

/** Counts that add up: of the entries that meet some conditions, those of each choice of one field. */
type Family = { readonly whole: Count; readonly parts: readonly Count[] };

const familiesOf = ({ type, count }: Pick<AskedCount, 'type' | 'count'>): Family[] => {
  if (count.how !== 'entries') return [];
  const where = count.where ?? [];
  return where.flatMap((condition, at): Family[] => {
    if (!('field' in condition) || !('is' in condition) || condition.is.length !== 1) return [];
    const field = fieldOfType(type, condition.field);
    if (field?.kind !== 'choice') return [];
    const rest = where.toSpliced(at, 1);
    const parts = (field.choices ?? []).map(({ code }): Count => {
      const own: Condition = { field: condition.field, is: [code] };
      return { ...count, where: [...rest, own] };
    });
    return [{ whole: { ...count, where: rest }, parts }];
  });
};

type Values = ReadonlyMap<string, Counted>;

const numberOf = (values: Values, count: Count): number => values.get(keyOf(count))?.value ?? 0;

// Where one of the parts, or what remains of the whole, is small, the others would tell it.
const familyTells = (values: Values, { whole, parts }: Family): boolean => {
  const own = parts.map((part) => numberOf(values, part));
  return [...own, numberOf(values, whole) - own.reduce((sum, each) => sum + each, 0)].some(isSmall);
};

const shownNumbers = ({ count, value, numerator, denominator }: Counted): number[] =>
  count.how === 'entries' ? [value ?? 0] : numerator === null || denominator === null ? [] : [numerator, denominator];

// What remains of a whole that is told beside it.
const remainderTells = (values: Values, counted: Counted): boolean => {
  const own = new Set(conditionsOf(counted.count));
  return [...values.values()].some(
    ({ count, value }) =>
      count.how === 'entries' &&
      value !== null &&
      !isSmall(value) &&
      dated(count) === dated(counted.count) &&
      conditionsOf(count).every((each) => own.has(each)) &&
      shownNumbers(counted).some((number) => isSmall(value - number)),
  );
};

// Shares of the same entries have one denominator: one of them follows from the others.
const sharesTell = (values: Values, { count }: Counted): boolean => {
  if (count.how !== 'share') return false;
  const same = [...values.values()].filter(
    (each) =>
      each.count.how === 'share' &&
      dated(each.count) === dated(count) &&
      conditionsOf(each.count).join() === conditionsOf(count).join(),
  );
  const left = (same[0]?.denominator ?? 0) - same.reduce((sum, each) => sum + (each.numerator ?? 0), 0);
  return same.some(tellsOfFew) || (same.length > 1 && isSmall(left));
};

const besideOf = (asked: readonly AskedCount[]): AskedCount[] =>
  [...Map.groupBy(asked, ({ type, period, asAt }) => `${type.code} ${period.code} ${asAt}`).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    // Whatever page asks, the same number is told or not: so all that the register declares is looked at every time.
    const counts = [...own.map(({ count }) => count), ...first.type.counts];
    const all = counts.flatMap((count) => [
      count,
      ...(count.how === 'entries' ? [{ ...count, where: [] }] : []),
      ...familiesOf({ type: first.type, count }).flatMap(({ whole, parts }) => [whole, ...parts]),
    ]);
    return [...new Map(all.map((count) => [keyOf(count), { ...first, count }])).values()];
  });

/**
 * Counts for a reader who may open no entry, in the order asked: as `readCounts`, and `hidden` where a small number would follow from the number and others
 * of the same register and period. It rests on their asking for periods that do not overlap, and for no earlier day.
 */
export const readWithheld = async (
  tx: Transaction,
  asked: readonly AskedCount[],
  needs: readonly string[],
): Promise<Counted[]> => {
  const beside = besideOf(asked);
  const read = await readCounts(tx, [...asked, ...beside], needs);
  const placeOf = ({ type, period, asAt }: AskedCount): string => `${type.code} ${period.code} ${asAt}`;
  const places = Map.groupBy(
    beside.map((each, at) => ({ place: placeOf(each), counted: read[asked.length + at] })),
    ({ place }) => place,
  );
  const values = new Map(
    [...places].map(([place, own]) => [
      place,
      new Map(own.flatMap(({ counted }) => (counted === undefined ? [] : [[keyOf(counted.count), counted] as const]))),
    ]),
  );
  return asked.flatMap((each, at) => {
    const counted = read[at];
    if (counted === undefined) return [];
    const own: Values = values.get(placeOf(each)) ?? new Map();
    const tells =
      counted.not === null &&
      (familiesOf(each).some((family) => familyTells(own, family)) ||
        remainderTells(own, counted) ||
        sharesTell(own, counted));
    return [tells ? { ...counted, hidden: true } : counted];
  });
};
