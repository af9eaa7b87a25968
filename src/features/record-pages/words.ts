/** What the parts of an entry are called; a name that is not here is said as it stands, in separate words. */
const PARTS: Readonly<Record<string, string>> = {
  at: 'when',
  breakGlass: 'account for emergencies',
  by: 'by',
  claim: 'sign-in group',
  coversPost: 'post covered',
  deputePerson: 'depute',
  deputePost: "depute's own post",
  due: 'review due',
  firstDay: 'first day',
  fellAway: 'fell away',
  from: 'from',
  headPost: 'head',
  keepUntil: 'kept until',
  kinds: 'covers',
  knownAt: 'written',
  lastDay: 'last day',
  opened: 'became due',
  scope: 'what is covered and what is not',
  sessions: 'sessions ended',
  sha256: 'hash (SHA-256)',
  to: 'until',
  tokens: 'tokens ended',
  until: 'kept until',
  way: 'way of signing in',
};

/** "firstDay" is "first day". */
export const sayPart = (name: string): string =>
  PARTS[name] ??
  name
    .replaceAll('_', ' ')
    .replace(/[a-z](?=[A-Z])/g, (letter) => `${letter} `)
    .toLowerCase();

/** What the rows of a table are called. */
const ROWS: Readonly<Record<string, string>> = {
  care_edition: 'editions of care services',
  care_grade: 'grades of care services',
  care_service: 'care services',
  care_year: 'complaints, enforcements and requirements',
  claim_mapping: 'sign-in groups',
  evidence_file: 'files',
  group_member: 'membership of groups',
  indicator_link: 'links to national indicators',
  indicator_value: 'national figures',
  observation: 'figures',
  pack_in_use: 'packs in use',
  paper_text: 'texts of papers',
  plan_measure: "plans' measures",
  post_absence: 'absences',
  post_holding: 'who holds which post',
  post_role: 'roles of posts',
  retention_rule_own: 'rules of retention',
  retention_step: 'decisions about keeping files',
};

/** "2 rows of figures" takes its last words from here. */
export const sayTable = (table: string): string => ROWS[table] ?? table.replaceAll('_', ' ');
