import { sql } from 'kysely';

import type { CouncilCode } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { takeNeed } from '../../platform/database/need.ts';
import { programActor } from '../access/index.ts';
import { CLOCK_RULE } from '../clock-rules/index.ts';
import { AT_ONCE, toldOf } from '../obligations/index.ts';
import { POST_ROLE } from '../people/index.ts';
import { appendToRecord, instantOfWrite } from '../record/index.ts';
import type { ClockWork } from './clock-work.ts';
import type { Confidentiality } from './entry/entry.ts';
import { entryOf } from './entry/store.ts';
import { isAtOnce, officersOf, oweClocks, owersOf } from './owe-clocks.ts';
import { type Ruled, readRuled } from './read-ruled.ts';
import { REGISTER_KEEPER } from './tables.ts';

const ACTOR = programActor('background work');

// So many entries are brought to their new keepers in one transaction, which holds up other writers of the council.
const TOGETHER = 200;

/** That, and how many entries are looked at in one transaction; left out: TOGETHER. */
type HandingOver = ClockWork & { readonly together?: number };

/** How many entries changed hands, and which could not: open ones by their references, since nobody may be told of a restricted one here. */
export type HandedOver = { readonly handed: number; readonly left: readonly string[] };

type Owed = {
  readonly reference: string;
  readonly type: string;
  readonly rule: string;
  readonly version: number;
  readonly owner_post: string;
  readonly co_posts: readonly string[];
};

// What the rules gave to a post; what somebody gave to another by hand stays there.
const owedByRule = async (tx: Transaction, confidentiality: Confidentiality): Promise<readonly Owed[]> =>
  (
    await sql<Owed>`
      select live.reference, live.type, live.rule, (live.clock ->> 'version')::int as version, owed.owner_post, owed.co_posts
      from live_clock live
      join obligation owed on owed.subject = 'entry:' || live.reference and owed.cause in ('clock:' || live.key, ${AT_ONCE} || live.key) and owed.kind = 'clock'
      where live.confidentiality = ${confidentiality} and owed.state = 'open' and owed.owner_basis = 'rule' and not owed.withdrawn
        and not exists (
          select from obligation later
          where later.council = owed.council and later.code = owed.code and later.known_at > owed.known_at)
      order by live.reference, live.key`.execute(tx)
  ).rows;

type Unowed = { readonly reference: string; readonly type: string; readonly rule: string; readonly version: number };

// What a rule asks for at once and no obligation tells of: written before such a duty was owed by anybody, or before the rule asked for it so.
const owedByNobody = async (
  tx: Transaction,
  { law, keepers, types }: Ruled,
  confidentiality: Confidentiality,
  officer: readonly string[],
): Promise<string[]> => {
  const asked = law.rules.filter(isAtOnce);
  const { rows } = await sql<Unowed>`
    select live.reference, live.type, live.rule, (live.clock ->> 'version')::int as version
    from live_clock live join register_now standing on standing.reference = live.reference
    where live.confidentiality = ${confidentiality} and live.due_at is null and live.rule = any(${asked.map(({ id }) => id)}::text[])
      and live.clock ->> 'stopped' is null and standing.type || '/' || standing.state <> all(${finalStates(types)}::text[])
      and not exists (
        select from obligation owed where owed.subject = 'entry:' || live.reference and owed.cause = ${AT_ONCE} || live.key)
    order by live.reference, live.key`.execute(tx);
  return rows.flatMap(({ reference, type, rule, version }) => {
    const known = asked.find((each) => each.id === rule && each.version === version);
    const posts = known === undefined ? [] : owersOf(known, { officer, keepers: keepers.get(type) ?? [] });
    return posts.length === 0 || !types.has(type) ? [] : [reference];
  });
};

const finalStates = (types: Ruled['types']): string[] =>
  [...types.values()].flatMap(({ code, states }) =>
    states.filter(({ final }) => final === true).map((state) => `${code}/${state.code}`),
  );

// The entries of which something is owed by others than those who now should, or by nobody.
const inOtherHands = async (tx: Transaction, ruled: Ruled, confidentiality: Confidentiality): Promise<string[]> => {
  const { law, keepers } = ruled;
  const officer = await officersOf(tx);
  const isElsewhere = ({ type, rule, version, owner_post, co_posts }: Owed): boolean => {
    const known = law.rules.find((each) => each.id === rule && each.version === version);
    const posts = known === undefined ? [] : owersOf(known, { officer, keepers: keepers.get(type) ?? [] });
    return posts.length > 0 && posts.join(' ') !== [owner_post, ...co_posts].join(' ');
  };
  const elsewhere = (await owedByRule(tx, confidentiality)).filter(isElsewhere).map(({ reference }) => reference);
  return [...new Set([...elsewhere, ...(await owedByNobody(tx, ruled, confidentiality, officer))])];
};

const asProgram = async (tx: Transaction, database: Database, council: CouncilCode): Promise<Ruled> => {
  const ruled = await readRuled(tx, { database, council });
  await takeNeed(tx, ['*']);
  return ruled;
};

type Batch = {
  /** How many entries changed hands. */
  readonly handed: number;
  /** Of those looked at, the entries that could not. */
  readonly left: readonly string[];
  /** The last entry that was looked at; null where none came after. */
  readonly last: string | null;
};

// Open and restricted ones apart: one entry of the record cannot tell of both. From one reference on, so that what cannot change hands holds up no other.
const handSome = (
  { database, clock, together = TOGETHER }: HandingOver,
  council: CouncilCode,
  confidentiality: Confidentiality,
  after: string,
): Promise<Batch> =>
  database.write({ council, clearance: 'restricted' }, async (tx) => {
    const ruled = await asProgram(tx, database, council);
    const references = (await inOtherHands(tx, ruled, confidentiality))
      .filter((reference) => reference > after)
      .toSorted()
      .slice(0, together);
    const last = references.at(-1) ?? null;
    if (last === null) return { handed: 0, left: [], last };
    const at = await instantOfWrite(tx, clock);
    const due = [];
    const left: string[] = [];
    for (const reference of references) {
      const entry = await entryOf(tx, reference);
      const drafts = entry === null ? [] : await oweClocks(tx, ruled, entry.now, at);
      if (drafts.length === 0) left.push(reference);
      due.push(...drafts);
    }
    if (due.length > 0) {
      const told = { at, actor: ACTOR, action: 'obligation.open' as const, subject: 'registers', due: due.map(toldOf) };
      await appendToRecord(tx, { ...told, confidentiality });
    }
    return { handed: references.length - left.length, left, last };
  });

// Nothing of these tables is ever taken away, so the last date is another after every change of who owes what.
const lastChange = async (tx: Transaction): Promise<string> => {
  const last = [REGISTER_KEEPER, POST_ROLE, CLOCK_RULE].map(
    ({ name }) => sql`(select max(known_at) from ${sql.table(name)})`,
  );
  const { rows } = await sql<{ at: string | null }>`select greatest(${sql.join(last)})::text as at`.execute(tx);
  return rows[0]?.at ?? '';
};

// Up to which change everything is in the right hands, by the database and council. Lost with the process: then all is looked at once more.
const handedUpTo = new WeakMap<Database, Map<string, string>>();

/**
 * Brings what the running clocks of a council require to those who keep their registers now, or to who is the officer now: whoever kept them when the entry
 * last changed owes it until then. Gives how many entries changed hands, and which could not: of a register that there is no more. Cut off between its
 * transactions, it is finished by the next turn.
 */
export const handClocksOver = async (work: HandingOver, council: CouncilCode): Promise<HandedOver> => {
  const { database, signal } = work;
  const known = handedUpTo.get(database) ?? new Map<string, string>();
  handedUpTo.set(database, known);
  const change = await database.read({ council }, lastChange);
  if (known.get(council) === change) return { handed: 0, left: [] };
  let handed = 0;
  const left: string[] = [];
  for (const confidentiality of ['open', 'restricted'] as const) {
    for (let after: string | null = ''; after !== null; ) {
      signal?.throwIfAborted();
      const batch: Batch = await handSome(work, council, confidentiality, after);
      handed += batch.handed;
      if (confidentiality === 'open') left.push(...batch.left);
      after = batch.last;
    }
  }
  known.set(council, change);
  return { handed, left };
};
