import { type Measurement, meetsTarget } from './workload.ts';

const number = (value: number): string => {
  if (value >= 1000) return Math.round(value).toLocaleString('en-GB');
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
};

const verdict = (given: Measurement): string => {
  const met = meetsTarget(given);
  if (met === null || given.target === undefined) return '';
  const { limit, times } = given.target;
  const words = [
    ...(limit === undefined ? [] : [`${given.unit.endsWith('/s') ? '≥' : '<'} ${limit.toLocaleString('en-GB')}`]),
    ...(times === undefined ? [] : [`≤ ${times}×`]),
  ];
  return `${words.join(', ')}: ${met ? 'met' : 'missed'}`;
};

const HEADINGS = ['', 'ours', 'bare', 'unit', 'times', 'target'];

/** The measurements as a short table in plain text. */
export const table = (measurements: readonly Measurement[]): string => {
  const rows = measurements.map((each) => [
    each.what,
    number(each.ours),
    number(each.bare),
    each.unit,
    each.ratio.toFixed(1),
    verdict(each),
  ]);
  const lines = [HEADINGS, ...rows];
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const isNumber = (column: number): boolean => column === 1 || column === 2 || column === 4;
  const written = lines.map((line) =>
    line
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return `${written.join('\n')}\n`;
};
