/** What a cell of a CSV file may hold; `null` leaves it empty. */
export type CsvCell = string | number | null;

// A spreadsheet takes a text that begins so for a formula, some also where the sign is a wide one; and where it divides lines at semicolons or tabs,
// also what stands behind one of those. An apostrophe before it makes it text.
const FORMULA = /^(?=[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])|(?<=[;\t\r\n])(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

// Plain numbers are left as they are.
const guarded = (text: string): string => (/^-?\d+(?:\.\d+)?$/.test(text) ? text : text.replace(FORMULA, "'"));

const cell = (value: CsvCell): string => {
  if (value === null) return '';
  const text = guarded(String(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * A CSV file after RFC 4180, with the mark at its start by which Excel knows UTF-8. Texts that a spreadsheet would run as a formula
 * are made harmless.
 */
export const csvFile = (headings: readonly string[], rows: readonly (readonly CsvCell[])[]): Uint8Array => {
  const lines = [headings, ...rows].map((row) => row.map(cell).join(','));
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
};
