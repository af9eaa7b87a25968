import type { Pack } from '../../features/packs/index.ts';
import type { Day } from '../../kernel/index.ts';

/** What the council knew of itself when the year began: who is there, what it is assured by, and when it meets. Figures and plans come with the whole pack. */
const KNOWN_EARLY = new Set([
  'councils.csv',
  'posts.csv',
  'services.csv',
  'post-roles.csv',
  'groups.csv',
  'group-members.csv',
  'meetings.csv',
  'mechanisms.csv',
  'mechanism-schedules.csv',
  'mechanism-leads.csv',
  'register-keepers.csv',
  'clock-overrides.csv',
  'council-loaded-years.csv',
  'council-closed-days.csv',
]);

/** The version of a pack of which only that is loaded. */
export const earlyVersion = (version: string): string => `${version}-before-the-year`;

type Values = Readonly<Record<string, unknown>>;

const isFrom =
  (from: Day) =>
  ({ day }: Values): boolean =>
    String(day) >= from;

/**
 * The pack as it could be loaded on that day: without what comes later, and with every meeting from then on as planned, because nobody knows yet who will
 * attend.
 */
export const packBefore = (pack: Pack, from: Day): Pack => {
  const later = isFrom(from);
  const files = pack.files
    .filter(({ file }) => KNOWN_EARLY.has(file.name))
    .map((read) =>
      read.file.name !== 'meetings.csv'
        ? read
        : {
            ...read,
            rows: read.rows.map((row) =>
              later(row.values)
                ? {
                    ...row,
                    values: {
                      ...row.values,
                      state: 'planned',
                      cancelled_why: null,
                      attendance: null,
                      depute_post: null,
                      minute: null,
                    },
                  }
                : row,
            ),
          },
    );
  return { ...pack, head: { ...pack.head, version: earlyVersion(pack.head.version) }, files };
};
