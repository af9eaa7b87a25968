import type { Field } from '../type/register-type.ts';

/**
 * What fields are headed in a table of a file: their labels. Two questions can be worded alike, as one of a council's own beside the pack's, or like a column
 * that every register has (`taken`): then each has its code behind it. Spreadsheets take no notice of capitals, and neither does this.
 */
export const distinctHeadings = (
  fields: readonly Pick<Field, 'code' | 'label'>[],
  taken: readonly string[],
): string[] => {
  const all = [...taken, ...fields.map(({ label }) => label)].map((heading) => heading.toLowerCase());
  return fields.map(({ code, label }) =>
    all.filter((heading) => heading === label.toLowerCase()).length > 1 ? `${label} (${code})` : label,
  );
};
