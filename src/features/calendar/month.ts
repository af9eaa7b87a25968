import { type Day, dayOfWeek, daysAfter, readDay } from '../../kernel/index.ts';

/** A calendar month as text: "2026-11". */
export type Month = string;

/** A month that exists; null for anything else. Years from 1900 to 2200, so that no link leads on for ever. */
export const readMonth = (text: string): Month | null => {
  const year = Number(text.slice(0, 4));
  return /^\d{4}-\d{2}$/.test(text) && readDay(`${text}-01`) !== null && year >= 1900 && year <= 2200 ? text : null;
};

export const monthOf = (day: Day): Month => day.slice(0, 7);

/** The month before or after, or further off. */
export const monthsOn = (month: Month, months: number): Month => {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
};

const lastDayOf = (month: Month): Day => daysAfter(`${monthsOn(month, 1)}-01`, -1);

/** The first and the last day of a month. */
export const daysOf = (month: Month): { readonly first: Day; readonly last: Day } => ({
  first: `${month}-01`,
  last: lastDayOf(month),
});

/** The weeks of a month from Monday to Sunday; null where a day belongs to another month. */
export const weeksOf = (month: Month): (Day | null)[][] => {
  const { first, last } = daysOf(month);
  const weeks: (Day | null)[][] = [];
  for (let monday = daysAfter(first, 1 - dayOfWeek(first)); monday <= last; monday = daysAfter(monday, 7)) {
    weeks.push(
      [0, 1, 2, 3, 4, 5, 6].map((on) => {
        const day = daysAfter(monday, on);
        return day < first || day > last ? null : day;
      }),
    );
  }
  return weeks;
};
