/** Reads a CSV file as a spreadsheet does that divides at this sign: written again here, so that it shares no fault with our own reader. */
export const readCsv = (text: string, divider: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (!quoted && sign === divider) {
      row.push(cell);
      cell = '';
    } else if (!quoted && (sign === '\n' || sign === '\r')) {
      if (sign === '\r' && text[at + 1] === '\n') at += 1;
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += sign;
  }
  return cell === '' && row.length === 0 ? rows : [...rows, [...row, cell]];
};
