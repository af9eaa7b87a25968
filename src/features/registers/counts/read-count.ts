import { sql } from 'kysely';

import type { Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { plainRows, readTogether } from '../../../platform/database/together.ts';
import type { RegisterType } from '../type/register-type.ts';
import { type Counted, countedFrom, notSeen } from './count.ts';
import { type CountIn, firstIn, type Pass, type Passed, passStatement, seenBy, tallyOf } from './pass.ts';
import { sightOf } from './sight.ts';

/** A count of a register in a period. `asAt`: as known at; the last revision of each entry that was written by then. */
export type AskedCount = CountIn & { readonly type: RegisterType; readonly asAt: Instant };

// More in one statement cost the database more to plan than they spare; a row has at most 1,664 columns, of which a count has eleven.
const MOST_TOGETHER = 120;

type Numbered = AskedCount & { readonly at: number };
type NumberedPass = Pass<Numbered>;

const cut = (pass: NumberedPass): NumberedPass[] =>
  Array.from({ length: Math.ceil(pass.counts.length / MOST_TOGETHER) }, (_, part) => ({
    ...pass,
    counts: pass.counts.slice(part * MOST_TOGETHER, (part + 1) * MOST_TOGETHER),
  }));

const passesOf = (asked: readonly Numbered[], needs: readonly string[]): NumberedPass[] =>
  [...Map.groupBy(asked, ({ type, asAt }) => `${type.code} ${asAt}`).values()].flatMap((counts) => {
    const [first] = counts;
    if (first === undefined) return [];
    const { type, asAt } = first;
    const sight = sightOf(type, needs);
    return sight === 'nothing' ? [] : cut({ type, asAt, sight, counts });
  });

// A register that nobody ever wrote in is not worth a pass, and most councils keep some of those that a pack describes.
const written = async (tx: Transaction, passes: readonly NumberedPass[]): Promise<readonly NumberedPass[]> => {
  if (passes.length < 2) return passes;
  const { rows } = await readTogether<{ rows: { readonly at: number } }>(tx, {
    rows: plainRows(
      sql.join(
        passes.map(
          (pass, at) =>
            sql`(select ${at}::int as at where exists (select from register_revision where ${seenBy(pass)}))`,
        ),
        sql` union all `,
      ),
    ),
  });
  const some = new Set(rows.map(({ at }) => at));
  return passes.filter((_, at) => some.has(at));
};

/** The passes that go into one statement. */
const together = (passes: readonly NumberedPass[]): NumberedPass[][] => {
  const statements: NumberedPass[][] = [];
  let held = MOST_TOGETHER;
  for (const pass of passes) {
    if (held + pass.counts.length > MOST_TOGETHER) {
      statements.push([]);
      held = 0;
    }
    statements.at(-1)?.push(pass);
    held += pass.counts.length;
  }
  return statements;
};

/**
 * Counts, in the order asked: one pass over the entries of each register, and several registers in one statement. The transaction has the clearance
 * 'restricted' and has taken the reader's need (platform/database/need.ts), which is said again here: what may be counted for them follows from it, and
 * nothing else does.
 */
export const readCounts = async (
  tx: Transaction,
  asked: readonly AskedCount[],
  needs: readonly string[],
): Promise<Counted[]> => {
  const numbered = asked.map((each, at) => ({ ...each, at }));
  const passed = new Map<number, { readonly row: Passed; readonly at: number; readonly first: number }>();
  for (const passes of together(await written(tx, passesOf(numbered, needs)))) {
    const parts = Object.fromEntries(passes.map((pass, index) => [`pass_${index}`, plainRows(passStatement(pass))]));
    const found = await readTogether<Record<string, Passed>>(tx, parts);
    for (const [index, { counts }] of passes.entries()) {
      const row = found[`pass_${index}`]?.[0];
      if (row === undefined) throw new Error('A pass over a register gave no row');
      for (const [at, { at: place }] of counts.entries()) {
        passed.set(place, { row, at, first: firstIn(counts, at) });
      }
    }
  }
  return numbered.map(({ at, type, count, period, asAt }) => {
    const of = { count, type: type.code, period, asAt, sight: sightOf(type, needs) };
    if (of.sight === 'nothing') return notSeen(of);
    const own = passed.get(at);
    return countedFrom(of, tallyOf(own?.row ?? {}, own?.at ?? 0, own?.first ?? 0));
  });
};

/** One count; as `readCounts`. */
export const readCount = async (tx: Transaction, asked: AskedCount, needs: readonly string[]): Promise<Counted> => {
  const [counted] = await readCounts(tx, [asked], needs);
  if (counted === undefined) throw new Error('What was asked for was not counted');
  return counted;
};
