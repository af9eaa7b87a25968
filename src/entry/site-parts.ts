import { OWED, READ_OWED } from '../features/calendar/index.ts';
import { CLOCK_RULES, READ_CLOCK_RULES } from '../features/clock-rules/index.ts';
import { READ_ESCALATIONS } from '../features/escalations/index.ts';
import { EVIDENCE, READ_EVIDENCE } from '../features/evidence/index.ts';
import { READ_FRAMEWORK } from '../features/framework/index.ts';
import { READ_HANDOVER } from '../features/handover/index.ts';
import { INSPECTIONS, READ_INSPECTIONS } from '../features/inspections/index.ts';
import { READ_TODAY } from '../features/overview/today/policy.ts';
import { READ_PEOPLE } from '../features/people/index.ts';
import { READ_PLANS } from '../features/plans/index.ts';
import { READ_RECORD, RECORD } from '../features/record-pages/index.ts';
import { READ_COUNTS, READ_REGISTERS, REGISTERS_ADDRESS } from '../features/registers/index.ts';
import { READ_PAPERS } from '../features/reports/index.ts';
import { ADDRESS, type SitePart } from '../features/site/index.ts';

/** The main parts of the site, in the order of its navigation. */
export const SITE_PARTS: readonly SitePart[] = [
  { part: 'today', words: 'Today', power: READ_TODAY, href: (council) => ADDRESS.today(council) },
  { part: 'home', words: 'Overview', power: READ_PLANS, href: (council) => ADDRESS.council(council) },
  { part: 'owed', words: 'What you owe', power: READ_OWED, href: (council) => OWED.list(council) },
  {
    part: 'assurance',
    words: 'Assurance',
    power: READ_FRAMEWORK,
    href: (council) => ADDRESS.assurance(council),
  },
  {
    part: 'registers',
    words: 'Registers',
    power: READ_REGISTERS,
    href: (council) => REGISTERS_ADDRESS.index(council),
  },
  {
    part: 'clocks',
    words: 'Clocks',
    power: READ_REGISTERS,
    href: (council) => REGISTERS_ADDRESS.clocks(council),
  },
  {
    part: 'scorecards',
    words: 'Scorecards',
    power: READ_COUNTS,
    href: (council) => REGISTERS_ADDRESS.scorecards(council),
  },
  {
    part: 'plan',
    words: 'Plan',
    power: READ_PLANS,
    href: (council, plan) => (plan === null ? null : ADDRESS.plan(council, plan)),
  },
  {
    part: 'paper',
    words: 'Paper',
    power: READ_PAPERS,
    href: (council, plan) => (plan === null ? null : ADDRESS.paper(council, plan, null)),
  },
  {
    part: 'people',
    words: 'People',
    power: READ_PEOPLE,
    href: (council) => ADDRESS.people(council),
  },
  {
    part: 'handover',
    words: 'Handover',
    power: READ_HANDOVER,
    href: (council) => ADDRESS.handover(council),
  },
  {
    part: 'escalations',
    words: 'Risks reported',
    power: READ_ESCALATIONS,
    href: (council) => ADDRESS.escalations(council),
  },
  {
    part: 'evidence',
    words: 'Evidence',
    power: READ_EVIDENCE,
    href: (council) => EVIDENCE.list(council),
  },
  {
    part: 'inspections',
    words: 'Care services',
    power: READ_INSPECTIONS,
    href: (council) => INSPECTIONS.list(council),
  },
  {
    part: 'clock-rules',
    words: 'Law and clocks',
    power: READ_CLOCK_RULES,
    href: (council) => CLOCK_RULES.list(council),
  },
  {
    part: 'record',
    words: 'Record',
    power: READ_RECORD,
    href: (council) => RECORD.list(council),
  },
  {
    part: 'indicators',
    words: 'Councils compared',
    power: READ_PLANS,
    href: (council) => ADDRESS.indicators({ council }),
  },
];
