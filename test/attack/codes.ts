import { sql } from 'kysely';

import type { Clearance } from '../../src/platform/database/database.ts';
import type { Database } from '../../src/platform/index.ts';

/** The codes of a council's things by the name that they have in the paths of addresses. */
export type Codes = Readonly<Record<string, readonly string[]>>;

/** Of the same shape, and of nothing that there is. */
export const MADE_UP: Readonly<Record<string, string>> = {
  plan: 'NO-SUCH-PLAN',
  measure: 'no-such-measure',
  post: 'NO-SUCH-POST',
  person: 'P-0000000000',
  group: 'G-NONE',
  service: 'S-NONE',
  delegation: 'D-2026-998',
  meeting: 'MT-2026-998',
  escalation: 'ES-2026-998',
  obligation: 'NO-SUCH.2026-01-01',
  feed: 'C-000000000000',
  mechanism: 'NO-SUCH',
  function: 'F99',
  concern: 'C-2026-998',
  holding: 'H-0000000000',
  absence: 'A-0000000000',
  code: 'E-2026-9998',
  rule: 'no-such-rule',
  type: 'no-such-register',
  reference: 'CP-2026-998',
  move: 'no-such-step',
  event: 'no-such-event',
  number: '998',
  care: 'CS9999999998',
  clock: 'NO-98',
};

/** Every code of a council that an address can name, or of what is open alone. */
export const codesOf = async (
  database: Database,
  council: string,
  clearance: Clearance = 'restricted',
): Promise<Codes> =>
  database.read({ council, clearance, need: ['*'] }, async (tx) => {
    const listed = async (table: string, column = 'code'): Promise<string[]> => {
      const { rows } = await sql<{ code: string }>`
        select distinct ${sql.ref(column)} as code from ${sql.table(table)} order by 1`.execute(tx);
      return rows.map(({ code }) => code);
    };
    // Of services that all councils may read of, those of this one.
    const care = await sql<{ code: string }>`
      select distinct service as code from care_service where council = ${council} order by 1`.execute(tx);
    return {
      plan: await listed('plan'),
      measure: await listed('measure'),
      post: await listed('post'),
      person: await listed('person_council', 'person'),
      group: await listed('leadership_group'),
      service: await listed('service'),
      delegation: await listed('delegation'),
      meeting: await listed('meeting'),
      escalation: await listed('escalation'),
      obligation: await listed('obligation'),
      feed: await listed('calendar_feed'),
      mechanism: await listed('mechanism'),
      function: await listed('assurance_function'),
      concern: await listed('concern'),
      holding: await listed('post_holding'),
      absence: await listed('post_absence'),
      code: await listed('evidence_file'),
      rule: await listed('retention_rule_own'),
      reference: await listed('register_revision', 'reference'),
      clock: await listed('clock_rule', 'id'),
      care: care.rows.map(({ code }) => code),
    };
  });

/** The codes of `there` that are not also codes of something `here`. */
export const onlyThere = (there: Codes, here: Codes): Codes =>
  Object.fromEntries(
    Object.entries(there).map(([name, codes]) => [name, codes.filter((code) => here[name]?.includes(code) !== true)]),
  );
