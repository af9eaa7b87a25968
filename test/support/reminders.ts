import type { Received } from './mail-server.ts';

/** One thing that a mail told: of which obligation, in which matter, and how many days late it was then (0: it was not). */
export type Said = {
  readonly code: string;
  readonly matter: 'late' | 'soon' | 'new' | 'head' | 'cswo';
  readonly late: number;
};

const MATTERS: Readonly<Record<string, Said['matter']>> = {
  LATE: 'late',
  'DUE SOON': 'soon',
  NEW: 'new',
  'LATE IN THE SERVICE THAT YOU HEAD': 'head',
  'LATE FOR FOUR WEEKS OR MORE': 'cswo',
};

/** Reads what a reminder says from its text, as a person would, and nothing of ours. */
export const readReminder = ({ text }: Pick<Received, 'text'>): Said[] =>
  text.split('\n\n').flatMap((part) => {
    const [heading = '', ...lines] = part.split('\n');
    const matter = MATTERS[heading];
    if (matter === undefined) return [];
    return lines
      .join('\n')
      .split(/^- /m)
      .filter((entry) => entry.includes('/councils/'))
      .map((entry) => ({
        code: decodeURIComponent(/\/(?:answers|owed)\/(\S+)/.exec(entry)?.[1] ?? ''),
        matter,
        late: Number(/ (\d+) days? late/.exec(entry)?.[1] ?? 0),
      }));
  });
