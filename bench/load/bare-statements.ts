import type { PGlite } from '@electric-sql/pglite';

import type { CouncilCode } from '../../src/kernel/index.ts';
import { APP_ROLE } from '../../src/platform/database/role.ts';
import { spread, timed } from '../statistics.ts';
import type { Asked } from './routes.ts';

/** As whom they are asked; \`one\`: in each round one statement after another, and not all of them as those of one page. */
export type Seeing = { readonly clearance?: 'open' | 'restricted'; readonly need?: string; readonly one?: boolean };

/**
 * The statements of a page asked by themselves, council by council, in milliseconds: in one transaction with the role and the council, without which the
 * database would read every council's rows, and prepared as the service has them. `rounds` are timed after as many that are not.
 */
export const bareStatements = async (
  bare: PGlite,
  councils: readonly CouncilCode[],
  statements: readonly Asked[],
  rounds: number,
  { clearance = 'open', need = '', one = false }: Seeing = {},
) => {
  await bare.exec('deallocate all');
  for (const [at, { sql }] of statements.entries()) await bare.exec(`prepare bare_${at} as ${sql}`);
  const literal = (value: unknown): string => {
    if (value === null) return 'null';
    if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]::text[]`;
    return `'${String(value).replaceAll("'", "''")}'`;
  };
  const times: number[] = [];
  for (let round = 0; round < 2 * rounds; round += 1) {
    const council = councils[round % councils.length] ?? '';
    const own = (parameter: unknown): unknown => (parameter === councils[0] ? council : parameter);
    const chosen = one ? [round % statements.length] : [...statements.keys()];
    const executions = chosen.map((at) => {
      const parameters = statements[at]?.parameters ?? [];
      const given = parameters.map((parameter) => literal(own(parameter))).join(', ');
      return `execute bare_${at}${given === '' ? '' : `(${given})`}`;
    });
    const { ms } = await timed(async () => {
      await bare.exec('begin isolation level repeatable read read only');
      await bare.query(
        `select set_config('role', $1, true), set_config('remit.council', $2, true), set_config('remit.clearance', $3, true),
          set_config('remit.need', $4, true)`,
        [APP_ROLE, council, clearance, need],
      );
      for (const execution of executions) await bare.query(execution);
      await bare.exec('commit');
    });
    if (round >= rounds) times.push(ms);
  }
  return spread(times);
};
