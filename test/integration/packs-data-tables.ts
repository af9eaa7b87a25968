import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { csvRows, type Row } from '../../scripts/csv-text.ts';
import { checkoutFolder, readPackFile } from '../../scripts/pack-folder.ts';

export const PACKS = ['scotland', 'dundee-example', 'invented-example'] as const;
export const COUNCIL_PACKS = ['dundee-example', 'invented-example'] as const;

/** What the loader expects of each file: the contract, written out here and not taken from the scripts. */
export const COLUMNS = {
  'councils.csv': 'code,name,short_name,ons_code,aliases',
  'period-conventions.csv': 'kind,title,first_month,months,example,note',
  'statuses.csv': 'code,position,group,label,short_label,shape,tone,meaning',
  'retention-rules.csv': 'code,title,applies_to,years,counted_from,citation,verified,note',
  'calendars.csv': 'code,title,closed_weekdays,every_year,loaded_from,loaded_to,verification,source,note',
  'working-calendars.csv': 'calendar,day,words,source',
  'clock-rules.csv':
    'id,version,label,effective_from,effective_to,title,register_types,triggers,occurrence,since,needs,unless,count,unit,counting,calendar,direction,at_time,window_days,rolls,repeats,number_from,owner,consequence,lapse_state,lapse_event,met_by,stops,pauses,restarts,no_period,no_period_words,citation,verification,counting_basis,source_key,note',
  'scorecards.csv': 'scorecard,title,measure,position,source,note',
  'clock-overrides.csv': 'rule,kind,count,unit,counting,calendar,effective_from,effective_to,note,source,source_line',
  'council-closed-days.csv': 'day,words,source,source_line',
  'council-loaded-years.csv': 'year,note,source,source_line',
  'posts.csv': 'code,title,service,basis,source,source_line',
  'services.csv': 'code,title,head_post,basis,source,source_line',
  'post-roles.csv': 'post,role,basis,source,source_line',
  'groups.csv': 'code,title,purpose,role,basis,source,source_line',
  'group-members.csv': 'group,post,first_day,last_day,capacity,basis,source,source_line',
  'meetings.csv':
    'code,group,day,start_time,title,papers_due,state,cancelled_why,attendance,depute_post,minute,source,source_line',
  'functions.csv': 'code,position,title,statutory_basis,verified,note',
  'mechanisms.csv': 'code,function,title,kind,same_as,note,source,source_line',
  'mechanism-schedules.csv':
    'mechanism,from_day,frequency,frequency_as_written,group,lead_days,grace_days,source,source_line',
  'mechanism-leads.csv': 'mechanism,from_day,posts,source,source_line',
  'register-keepers.csv': 'type,posts,source,source_line',
  'plans.csv': 'code,title,organisation,kind,start_year,end_year,first_day,last_day,source,source_line',
  'priorities.csv': 'plan,code,title,parent,objective,position,source,source_line',
  'aims.csv': 'plan,priority,code,text,source,source_line',
  'actions.csv':
    'code,plan,priority,action,lead_post,timescale,due,review_frequency,impact_measure,status,source,source_line',
  'measures.csv':
    'code,title,unit,polarity,decimals,frequency,roll_up,owner_post,owner_basis,tags,data_only,definition_note,domain,source,source_line',
  'plan-measures.csv':
    'plan,measure,priority,position,role,baseline_value,baseline_period_kind,baseline_period,baseline_absence,note',
  'targets.csv':
    'plan,measure,operator,value,due,applies_kind,applies_to,tolerance_kind,tolerance_value,source,source_line',
  'observations.csv':
    'measure,period_kind,period,period_as_written,value,numerator,denominator,state,absence,expected_by,basis,note,source,source_line',
  'budgets.csv': 'plan,service_area,period_kind,period,amount_pounds,kind,basis,note,source,source_line',
  'indicator-links.csv': 'measure,indicator,factor,conversion,note',
  'papers.csv': 'plan,period_kind,period,number,committee,date,title,author_post,approver_post,consulted',
  'background-papers.csv': 'plan,position,committee,date,title,reference',
  'texts.csv': 'plan,period_kind,period,place,post,text',
} as const;

export type TableFile = keyof typeof COLUMNS;
type Split<Text extends string> = Text extends `${infer First},${infer Rest}` ? First | Split<Rest> : Text;
export type TableRow<File extends TableFile> = Row<Split<(typeof COLUMNS)[File]>>;

const SHARED_BY_ALL: readonly string[] = [
  'calendars.csv',
  'clock-rules.csv',
  'councils.csv',
  'functions.csv',
  'period-conventions.csv',
  'retention-rules.csv',
  'scorecards.csv',
  'statuses.csv',
  'working-calendars.csv',
];

// Of a real council no meeting and no closed day is invented.
const INVENTED_ALONE: readonly string[] = [
  'council-closed-days.csv',
  'council-loaded-years.csv',
  'councils.csv',
  'meetings.csv',
];

/** The tables a pack must have: those shared by all for the country, all others for a council, and an invented council names itself, its meetings and its closed days. */
export const tablesOf = (pack: string): TableFile[] => {
  const all = Object.keys(COLUMNS) as TableFile[];
  if (pack === 'scotland') return all.filter((file) => SHARED_BY_ALL.includes(file));
  return all.filter((file) =>
    INVENTED_ALONE.includes(file) ? pack === 'invented-example' : !SHARED_BY_ALL.includes(file),
  );
};

export const table = <File extends TableFile>(pack: string, file: File): TableRow<File>[] =>
  csvRows(readPackFile(pack, file), COLUMNS[file].split(',') as Split<(typeof COLUMNS)[File]>[]);

/** Every file of a pack by its path in it, those of its folders too: "registers/complaint.json". */
export const filesOf = (pack: string): string[] =>
  readdirSync(join(checkoutFolder(), 'packs', pack), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(join(checkoutFolder(), 'packs', pack), join(parentPath, name)))
    .sort();

/** The reference material beside the checkout, or `null` on a machine that lacks it. */
export const sharedFolder = (): string | null => {
  const folder = join(checkoutFolder(), '..', 'shared');
  return existsSync(folder) ? folder : null;
};

/** Says why a test cannot run without the reference material; `false` where it can. In CI it must be there. */
export const skipWithoutShared = (): string | false =>
  sharedFolder() === null && process.env['CI'] !== 'true'
    ? 'the reference material is not beside this checkout, so nothing was compared'
    : false;

export const sharedText = (...path: string[]): string => {
  const folder = sharedFolder();
  if (folder === null) throw new Error('CI needs the reference material beside the checkout, in ../shared');
  return readFileSync(join(folder, ...path), 'utf8');
};
