import type { ComponentChildren, JSX } from 'preact';

/** One day of a month: its number, its name in full ("Monday 2 November"), and what stands on it; nothing where it is empty. */
export type MonthDay = {
  readonly number: number;
  readonly name: string;
  readonly today?: boolean;
  readonly content: ComponentChildren | null;
};

export type MonthTableProps = {
  /** Unique on its page. */
  readonly id: string;
  readonly caption: string;
  readonly captionHidden?: boolean;
  /** From Monday to Sunday; null where a day belongs to another month. */
  readonly weeks: readonly (readonly (MonthDay | null)[])[];
};

// A table that is laid out as blocks loses its roles in some browsers; said outright, it keeps them.
const AS = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  heading: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const DayCell = ({ day }: { readonly day: MonthDay | null }): JSX.Element => {
  if (day === null) return <td {...AS.cell} class="remit-month__cell remit-month__none" />;
  const kind = [
    'remit-month__cell',
    ...(day.content === null ? ['remit-month__empty'] : []),
    ...(day.today === true ? ['remit-month__today'] : []),
  ];
  return (
    <td {...AS.cell} class={kind.join(' ')}>
      <p class="remit-month__day">
        <span class="remit-month__number" aria-hidden="true">
          {day.number}
        </span>
        <span class="remit-month__name">
          {day.name}
          {day.today === true ? ', today' : ''}
        </span>
      </p>
      {day.content}
    </td>
  );
};

// A week of which the narrow layout shows no day: there the row goes as well, because a row without a cell is none.
const isBlank = (week: readonly (MonthDay | null)[]): boolean =>
  week.every((day) => day === null || (day.content === null && day.today !== true));

/**
 * A month as a table of weeks. On a narrow screen it becomes a list of the days on which something stands, each by its name; the roles stay, which the
 * change of layout would otherwise take away from screen readers.
 */
export const MonthTable = (props: MonthTableProps): JSX.Element => (
  <table class="ds_table remit-month" id={props.id} {...AS.table}>
    <caption class={props.captionHidden === true ? 'visually-hidden' : undefined}>{props.caption}</caption>
    <thead {...AS.group} class="remit-month__weekdays">
      <tr {...AS.row}>
        {WEEKDAYS.map((name) => (
          <th key={name} scope="col" {...AS.heading} class="remit-month__weekday">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody {...AS.group} class={`remit-month__weeks${props.weeks.every(isBlank) ? ' remit-month__blank' : ''}`}>
      {props.weeks.map((week, index) => (
        <tr key={String(index)} {...AS.row} class={`remit-month__week${isBlank(week) ? ' remit-month__blank' : ''}`}>
          {week.map((day, place) => (
            <DayCell key={String(place)} day={day} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
