import { url } from '../../ui/index.ts';

/** What the page of an entry, or the list, says has just been done, by the word that its address carries. */
export const SAID = {
  made: 'The entry is made',
  changed: 'The entry is put right',
  moved: 'The step is made',
  noted: 'It is noted in the chronology',
  'taken-back': 'It is taken back, and stays in sight',
  withdrawn: 'The entry is withdrawn',
  trusted: 'The list of posts that may see restricted entries is changed',
  brought: 'The entries are brought in',
  keepers: 'The posts that keep this register are set',
  asked: 'What this register asks is changed',
  opened: 'Restricted entries of this register are open to you until the end of today',
} as const;

export type Said = keyof typeof SAID;

const after = (said: Said | null): { said?: string } => (said === null ? {} : { said });

/** What narrows a list of entries. A field's filter stands as `f.CODE`. */
export type ListQuery = Readonly<Record<string, string>>;

/** The addresses of registers, their entries and the clocks that run. */
export const REGISTERS = {
  index: (council: string): string => url(['councils', council, 'registers']),
  list: (council: string, type: string, query: ListQuery = {}): string =>
    url(['councils', council, 'registers', type], query),
  entry: (council: string, reference: string, said: Said | null = null): string =>
    url(['councils', council, 'registers', 'entries', reference], after(said)),
  /** How an entry stood after one of its revisions. */
  asKnown: (council: string, reference: string, revision: number): string =>
    url(['councils', council, 'registers', 'entries', reference], { revision: String(revision) }),
  new: (council: string, type: string): string => url(['councils', council, 'registers', type, 'new']),
  change: (council: string, reference: string): string =>
    url(['councils', council, 'registers', 'entries', reference, 'change']),
  move: (council: string, reference: string, move: string): string =>
    url(['councils', council, 'registers', 'entries', reference, 'moves', move]),
  note: (council: string, reference: string, event: string): string =>
    url(['councils', council, 'registers', 'entries', reference, 'notes', event]),
  takeBack: (council: string, reference: string, number: number): string =>
    url(['councils', council, 'registers', 'entries', reference, 'events', String(number), 'take-back']),
  withdraw: (council: string, reference: string): string =>
    url(['councils', council, 'registers', 'entries', reference, 'withdraw']),
  /** The form that asks for the reason before restricted entries of a register are shown. `then`: the entry to go on to. */
  door: (council: string, type: string, then: string | null = null): string =>
    url(['councils', council, 'registers', type, 'restricted'], then === null ? {} : { then }),
  bringIn: (council: string, type: string): string => url(['councils', council, 'registers', type, 'bring-in']),
  confirmBringIn: (council: string, type: string): string =>
    url(['councils', council, 'registers', type, 'bring-in', 'confirm']),
  template: (council: string, type: string): string =>
    url(['councils', council, 'registers', type, 'bring-in', 'template.xlsx']),
  keepers: (council: string, type: string): string => url(['councils', council, 'registers', type, 'keepers']),
  /** The posts that may see restricted entries. */
  trusted: (council: string, said: Said | null = null): string =>
    url(['councils', council, 'registers', 'trusted-posts'], after(said)),
  trustedEnd: (council: string): string => url(['councils', council, 'registers', 'trusted-posts', 'end']),
  /** What the register asks, and adding a question of the council's own. */
  asks: (council: string, type: string): string => url(['councils', council, 'registers', type, 'asks']),
  clocks: (council: string, query: ListQuery = {}): string => url(['councils', council, 'clocks'], query),
  learning: (council: string, query: ListQuery = {}): string => url(['councils', council, 'learning'], query),
  complaints: (council: string, query: ListQuery = {}): string => url(['councils', council, 'complaints'], query),
  complaintsFile: (council: string, format: 'docx' | 'pdf' | 'csv', period: string, query: ListQuery = {}): string =>
    url(['councils', council, `complaints.${format}`], { period, ...query }),
  /** What people told us, as far as it may be published in a scope. */
  told: (council: string, query: ListQuery = {}): string => url(['councils', council, 'told', 'restricted'], query),
  scorecards: (council: string, scorecard: string | null = null, query: ListQuery = {}): string =>
    url(['councils', council, 'scorecards', ...(scorecard === null ? [] : [scorecard])], query),
  csv: (council: string, type: string, query: ListQuery = {}): string =>
    url(['councils', council, 'registers', `${type}.csv`], query),
  xlsx: (council: string, type: string, query: ListQuery = {}): string =>
    url(['councils', council, 'registers', `${type}.xlsx`], query),
  /** The form that hands out restricted entries with the others, with a reason. */
  handOut: (council: string, type: string, query: ListQuery = {}): string =>
    url(['councils', council, 'registers', type, 'restricted', 'file'], query),
  api: (council: string, type: string): string => url(['api', 'councils', council, 'registers', type, 'entries']),
  apiEntry: (council: string, reference: string): string =>
    url(['api', 'councils', council, 'registers', 'entries', reference]),
} as const;

/** The paths of the same pages, as routes know them. */
export const PATHS = {
  index: '/councils/:council/registers',
  list: '/councils/:council/registers/:type',
  entry: '/councils/:council/registers/entries/:reference',
  new: '/councils/:council/registers/:type/new',
  change: '/councils/:council/registers/entries/:reference/change',
  move: '/councils/:council/registers/entries/:reference/moves/:move',
  note: '/councils/:council/registers/entries/:reference/notes/:event',
  takeBack: '/councils/:council/registers/entries/:reference/events/:number/take-back',
  withdraw: '/councils/:council/registers/entries/:reference/withdraw',
  door: '/councils/:council/registers/:type/restricted',
  // Below the door, so that log and metrics tell no more of it than of the list.
  handOut: '/councils/:council/registers/:type/restricted/file',
  bringIn: '/councils/:council/registers/:type/bring-in',
  confirmBringIn: '/councils/:council/registers/:type/bring-in/confirm',
  template: '/councils/:council/registers/:type/bring-in/template.xlsx',
  keepers: '/councils/:council/registers/:type/keepers',
  trusted: '/councils/:council/registers/trusted-posts',
  trustedEnd: '/councils/:council/registers/trusted-posts/end',
  asks: '/councils/:council/registers/:type/asks',
  clocks: '/councils/:council/clocks',
  learning: '/councils/:council/learning',
  complaints: '/councils/:council/complaints',
  // Below "restricted", so that log and metrics do not tell for what somebody's words were taken.
  told: '/councils/:council/told/restricted',
  scorecards: '/councils/:council/scorecards',
  scorecard: '/councils/:council/scorecards/:scorecard',
} as const;
