import { calendars, clockOverrides, clockRules, closedDays, loadedYears, workingCalendars } from './files/clocks.ts';
import { functions, mechanismLeads, mechanismSchedules, mechanisms } from './files/framework.ts';
import { indicatorLinks, measures, observations, planMeasures, targets } from './files/measures.ts';
import { backgroundPapers, papers, texts } from './files/papers.ts';
import { groupMembers, groups, meetings, postRoles, posts, services } from './files/people.ts';
import { actions, aims, budgets, plans, priorities } from './files/plans.ts';
import { registerKeepers } from './files/registers.ts';
import { scorecards } from './files/scorecards.ts';
import { councils, periodConventions, retentionRules, statuses, statusLabels } from './files/shared.ts';
import type { PackFile } from './pack-file.ts';

/** Every file of a pack, in the order in which they are loaded. */
export const PACK_FILES: readonly PackFile[] = [
  councils,
  periodConventions,
  statuses,
  retentionRules,
  calendars,
  workingCalendars,
  clockRules,
  functions,
  scorecards,
  statusLabels,
  loadedYears,
  closedDays,
  clockOverrides,
  posts,
  services,
  postRoles,
  groups,
  groupMembers,
  meetings,
  mechanisms,
  mechanismSchedules,
  mechanismLeads,
  registerKeepers,
  plans,
  priorities,
  aims,
  measures,
  actions,
  planMeasures,
  targets,
  indicatorLinks,
  budgets,
  observations,
  papers,
  backgroundPapers,
  texts,
];
