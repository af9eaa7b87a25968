import { readFile } from 'node:fs/promises';

import { type Power, PUBLIC } from '../features/access/index.ts';
import { answerRoutes } from '../features/answers/pages.tsx';
import { assuranceRoutes } from '../features/assurance/pages.ts';
import { calendarRoutes } from '../features/calendar/pages.ts';
import { clockRuleRoutes } from '../features/clock-rules/pages.ts';
import { escalationRoutes } from '../features/escalations/pages.ts';
import { restrictedEscalationRoutes } from '../features/escalations/restricted-routes.ts';
import { evidenceApi } from '../features/evidence/api.ts';
import { createExaminer, type EvidenceDesk, evidenceOn, keptEvidence } from '../features/evidence/index.ts';
import { evidenceRoutes } from '../features/evidence/pages.ts';
import { restrictedEvidenceRoutes } from '../features/evidence/restricted-routes.ts';
import { functionTitles, makeDue } from '../features/framework/index.ts';
import { dutiesOf } from '../features/handover/index.ts';
import { handoverRoutes } from '../features/handover/pages.tsx';
import { indicatorRoutes } from '../features/indicators/pages.tsx';
import { inspectionRoutes } from '../features/inspections/pages.ts';
import { measureApi } from '../features/measures/api.ts';
import { measureRoutes } from '../features/measures/pages.tsx';
import { meetingRoutes } from '../features/meetings/pages.ts';
import { overviewRoutes } from '../features/overview/pages.tsx';
import { todayRoutes } from '../features/overview/today/routes.ts';
import { peopleDoor } from '../features/people/index.ts';
import { peopleRoutes } from '../features/people/pages.tsx';
import { plansOf } from '../features/plans/index.ts';
import { planRoutes } from '../features/plans/pages.tsx';
import { recordRoutes } from '../features/record-pages/pages.ts';
import { registerBringInRoutes } from '../features/registers/brought-in/routes.ts';
import { registerApi } from '../features/registers/handed-out/api.ts';
import { registerFileRoutes } from '../features/registers/handed-out/routes.ts';
import { registerCountRoutes } from '../features/registers/pages/count-routes.ts';
import { countedOn } from '../features/registers/pages/counted-on.tsx';
import { registerDoorRoutes } from '../features/registers/pages/door.tsx';
import { registerFormRoutes } from '../features/registers/pages/forms/form-routes.ts';
import { registerListRoutes } from '../features/registers/pages/list-routes.ts';
import { registerSettleRoutes } from '../features/registers/pages/settle-routes.ts';
import { registerPublishRoutes } from '../features/registers/publish/routes.ts';
import { untoldLines } from '../features/reminders/index.ts';
import { reportApi } from '../features/reports/api.ts';
import { paperPeriods } from '../features/reports/index.ts';
import { reportRoutes } from '../features/reports/pages.tsx';
import { retentionRoutes } from '../features/retention/pages.ts';
import { ruleRoutes } from '../features/retention/rule-routes.ts';
import { SECURE_JOURNEY } from '../features/secure-accommodation/index.ts';
import { secureRoutes } from '../features/secure-accommodation/pages/routes.ts';
import { accountRoutes } from '../features/sign-in/account-routes.ts';
import { accountsRoutes } from '../features/sign-in/accounts-routes.ts';
import { SIGN_IN_ADDRESS } from '../features/sign-in/addresses.ts';
import { demoSignInRoutes } from '../features/sign-in/demo-routes.tsx';
import type { DemoPerson, SignInContext } from '../features/sign-in/index.ts';
import { forgetSignIn, MANAGE_ACCOUNTS } from '../features/sign-in/index.ts';
import { signedOutRoute, signInRoutes } from '../features/sign-in/sign-in-routes.ts';
import type { AppRoute, Site } from '../features/site/index.ts';
import { siteRoutes } from '../features/site/pages.tsx';
import { statementApi } from '../features/statement/api.ts';
import { statementRoutes } from '../features/statement/pages.ts';
import type { Clock } from '../kernel/index.ts';
import type { Database } from '../platform/database/database.ts';
import { ASSETS } from '../ui/index.ts';
import { type OperatingDependencies, operatingRoutes } from './operating-routes.ts';
import { SITE_PARTS } from './site-parts.ts';

export type FeatureDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  /** What looks at files for harm before they are kept; null where the installation has none. */
  readonly check?: EvidenceDesk['check'];
  /** Whom to write to about accessibility; not named where the installation has not said. */
  readonly accessibilityContact?: { readonly name: string; readonly address: string };
};

export type RouteDependencies = FeatureDependencies & {
  readonly signIn: SignInContext;
  /** Whom a visitor of the demonstration can be; asked for in its mode alone. */
  readonly demoPeople?: () => Promise<readonly DemoPerson[]>;
  /** Whether a mail server is set; pages say so where none is. */
  readonly sendsMail?: boolean;
  /** What the addresses for whoever runs the service stand on; without it there are none. */
  readonly operating?: OperatingDependencies;
};

const assetRoutes = (): AppRoute[] =>
  ASSETS.map(({ url, file, type }): AppRoute => {
    let bytes: Promise<Uint8Array> | null = null;
    return {
      method: 'GET',
      path: url,
      permission: PUBLIC,
      record: null,
      handle: async () => {
        bytes ??= readFile(file);
        return { kind: 'asset', bytes: await bytes, type };
      },
    };
  });

const siteOver = ({ database }: FeatureDependencies): Site => ({ database, plansOf, parts: SITE_PARTS });

/** What features add to the pages of entries of registers. */
const ENTRY_PARTS = [SECURE_JOURNEY];

const featureRoutes = (given: FeatureDependencies): AppRoute[] => {
  const { database, clock, accessibilityContact } = given;
  const site = siteOver(given);
  const evidence = { site, desk: { database, clock, examine: createExaminer(), check: given.check ?? null } };
  const retention = { site, desk: { database, clock, things: keptEvidence } };
  return [
    ...overviewRoutes({ site, clock }),
    ...todayRoutes({ site, clock }),
    ...siteRoutes({ database, accessibilityContact: accessibilityContact ?? null }),
    ...planRoutes({ site, paperPeriods }),
    ...measureRoutes({ site, evidenceOn, countedOn: countedOn({ site, clock }) }),
    ...indicatorRoutes({ site }),
    ...inspectionRoutes({ site }),
    ...clockRuleRoutes({ site }),
    ...reportRoutes({ site }),
    ...peopleRoutes({
      site,
      clock,
      dutiesOf,
      endAccess: (where, person, actor) =>
        forgetSignIn({ database: where, clock, people: peopleDoor(where) }, person, actor),
      accounts: { power: MANAGE_ACCOUNTS, href: SIGN_IN_ADDRESS.accounts },
    }),
    ...meetingRoutes({ site, clock, makeDue }),
    ...escalationRoutes({ site, clock }),
    ...restrictedEscalationRoutes({ site, clock }),
    ...registerCountRoutes({ site, clock }),
    ...registerFileRoutes({ site, clock }),
    ...registerPublishRoutes({ site, clock }),
    ...registerBringInRoutes({ site, clock }),
    ...registerListRoutes({ site, clock, functionTitles, parts: ENTRY_PARTS }),
    ...registerFormRoutes({ site, clock }),
    ...registerDoorRoutes({ site, clock, parts: ENTRY_PARTS }),
    ...secureRoutes({ site, clock }),
    ...registerSettleRoutes({ site, clock }),
    ...handoverRoutes({ site, clock }),
    ...recordRoutes({ site }),
    ...evidenceRoutes(evidence),
    ...restrictedEvidenceRoutes(evidence),
    ...answerRoutes({ site, clock, desk: evidence.desk }),
    ...assuranceRoutes({ site, clock, untold: (council, now) => untoldLines(database, council, now) }),
    ...statementRoutes({ site, clock }),
    ...retentionRoutes(retention),
    ...ruleRoutes(retention),
    ...measureApi({ site, clock }),
    ...evidenceApi(evidence),
    ...registerApi({ site, clock }),
    ...reportApi({ site }),
    ...statementApi({ site, clock }),
    ...assetRoutes(),
  ];
};

/** Every power that some address of the API asks for: what a token can be given. */
export const apiPowers = (given: FeatureDependencies): Power[] => {
  const asked = featureRoutes(given).flatMap(({ api, permission }) =>
    api !== undefined && permission.kind === 'power' ? [permission] : [],
  );
  return [...new Map(asked.map((each) => [each.name, each])).values()];
};

const waysIn = ({ signIn, demoPeople }: RouteDependencies): AppRoute[] =>
  signIn.mode === 'demonstration' ? demoSignInRoutes(signIn, demoPeople ?? (async () => [])) : signInRoutes(signIn);

/** Every address of the service, each with who may open it and what the record keeps of it. */
export const allRoutes = (given: RouteDependencies): AppRoute[] => [
  ...featureRoutes(given),
  ...waysIn(given),
  signedOutRoute(given.signIn),
  ...accountRoutes(given.signIn),
  ...accountsRoutes({ site: siteOver(given), signIn: given.signIn }),
  ...calendarRoutes({
    site: siteOver(given),
    clock: given.clock,
    publicAddress: given.signIn.publicAddress,
    sendsMail: given.sendsMail === true,
  }),
  ...(given.operating === undefined ? [] : operatingRoutes(given.operating)),
];
