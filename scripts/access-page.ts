import { sayPermission } from '../src/entry/admission.ts';
import { allRoutes } from '../src/entry/compose-routes.ts';
import { ALL_ROLES, type Permission, ROLES, type Role } from '../src/features/access/index.ts';
import { peopleDoor } from '../src/features/people/index.ts';
import { RECORD_EVENTS, type RecordEvent } from '../src/features/record/index.ts';
import { type SignInContext, signInKeys } from '../src/features/sign-in/index.ts';
import type { AppRoute } from '../src/features/site/index.ts';
import type { Database } from '../src/platform/database/database.ts';
import { openApiDocument } from '../src/platform/http/index.ts';

const unopened = (): Promise<never> => Promise.reject(new Error('The reference opens no database'));

const NO_DATABASE: Database = {
  kind: 'embedded',
  read: unopened,
  write: unopened,
  snapshot: unopened,
  close: async () => undefined,
};

const CLOCK = (): string => '2026-01-01T00:00:00.000Z';

// With single sign-on, so that its addresses are among them.
const SIGN_IN: SignInContext = {
  database: NO_DATABASE,
  clock: CLOCK,
  keys: signInKeys('for the reference, which signs nobody in'),
  people: peopleDoor(NO_DATABASE),
  signOn: { issuer: 'https://login.example', begin: unopened, finish: unopened, signOutAddress: unopened },
  mode: 'ordinary',
  powers: [],
  publicAddress: 'https://remit.example',
  refusalTakes: 0,
};

/** Every address of an installation that is no demonstration, without the files that pages load. */
export const documentedRoutes = (): AppRoute[] =>
  allRoutes({ database: NO_DATABASE, clock: CLOCK, signIn: SIGN_IN }).filter(
    ({ path }) => !path.startsWith('/assets/'),
  );

// Short enough for twelve columns; the key under the table gives the whole words.
const SHORT: Readonly<Record<Role, string>> = {
  cswo: 'CSWO',
  depute: 'Dep',
  'chief-executive': 'CE',
  'performance-manager': 'PQM',
  owner: 'Own',
  reviewer: 'Rev',
  'management-team': 'MT',
  clerk: 'Clk',
  member: 'Mem',
  auditor: 'Aud',
  administrator: 'Adm',
};

const cellOf = (permission: Permission, role: Role): string => {
  if (permission.kind !== 'power') return 'yes';
  if (!permission.roles.includes(role)) return '·';
  if (role !== 'depute') return 'yes';
  return permission.covers === null ? '·' : sayCovers(permission);
};

const sayCovers = ({ covers }: Extract<Permission, { kind: 'power' }>): string =>
  covers === 'either' ? 'yes' : `${covers}`;

const nobodyCell = (permission: Permission): string => (permission.kind === 'public' ? 'yes' : '·');

const sayRecord = (event: RecordEvent | null): string => (event === null ? '' : RECORD_EVENTS[event]);

const row = ({ method, path, permission, record }: AppRoute): string =>
  `| ${[
    method,
    `\`${path}\``,
    nobodyCell(permission),
    ...ALL_ROLES.map((role) => cellOf(permission, role)),
    sayRecord(record),
  ].join(' | ')} |`;

const byPath = (one: AppRoute, other: AppRoute): number =>
  one.path === other.path ? one.method.localeCompare(other.method) : one.path < other.path ? -1 : 1;

/** docs/reference/access.md: who may open which address, and what the record keeps of it. */
export const accessPage = (): string => {
  const routes = documentedRoutes().sort(byPath);
  const head = ['', 'address', 'nobody', ...ALL_ROLES.map((role) => SHORT[role]), 'what the record keeps'];
  return `# Who may open what

Made from the code by \`scripts/make-reference.ts\`; a test asks for every address as every role, on both databases. A person acts from one post at
a time, with the roles of that post and no others, and only in the council that the address names: in any other council there is nothing to be
found. A program with a token may do what the token was given and its post may do. \`/health/ready\` tells anybody whether the service can work,
and \`/metrics\` only who has the token for it or sits at the machine itself. "yes": open. "·": not open. For a depute: open while a delegation of that kind (or of either) is in force.

| ${head.join(' | ')} |
| ${head.map(() => '---').join(' | ')} |
${routes.map(row).join('\n')}

${ALL_ROLES.map((role) => `- **${SHORT[role]}** ${ROLES[role]}`).join('\n')}
- **nobody**: somebody who has not signed in
`;
};

/** docs/reference/openapi.json: the API for a council's own programs. */
export const openApiText = (): string =>
  `${JSON.stringify(openApiDocument(documentedRoutes(), sayPermission), null, 2)}\n`;
