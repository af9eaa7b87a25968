import { url } from '../../ui/index.ts';
import { ADDRESS } from '../site/index.ts';

/** What the page says has just been done, by the word that its address carries. */
export const SAID = {
  added: 'The meeting was put in the calendar',
  series: 'The meetings were put in the calendar',
  changed: 'The meeting was changed',
  cancelled: 'The meeting was cancelled',
  attended: 'Who attended was recorded',
} as const;

type Said = keyof typeof SAID;

const after = (said: Said | null): { said?: string } => (said === null ? {} : { said });

/** The addresses of meetings: the groups that meet, one group's meetings, and one meeting, each with the forms on it. */
export const MEETINGS = {
  list: (council: string): string => ADDRESS.meetings(council),
  group: (council: string, group: string, said: Said | null = null): string =>
    said === null
      ? ADDRESS.meetings(council, group)
      : url(['councils', council, 'meetings', 'groups', group], { said }),
  series: (council: string, group: string): string => url(['councils', council, 'meetings', 'groups', group, 'series']),
  meeting: (council: string, meeting: string, said: Said | null = null): string =>
    url(['councils', council, 'meetings', meeting], after(said)),
  cancel: (council: string, meeting: string): string => url(['councils', council, 'meetings', meeting, 'cancel']),
  attendance: (council: string, meeting: string): string =>
    url(['councils', council, 'meetings', meeting, 'attendance']),
} as const;
