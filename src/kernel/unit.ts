import { type Decimal, formatDecimal } from './decimal.ts';

/** How a value is counted. `short` follows a number in a table heading; `say` follows it in a sentence. */
export const UNITS = {
  count: { title: 'Number', prefix: '', suffix: '', say: '' },
  percent: { title: '%', prefix: '', suffix: '%', say: '%' },
  'rate-per-100': { title: 'Rate per 100', prefix: '', suffix: '', say: ' per 100' },
  'rate-per-1000': { title: 'Rate per 1,000', prefix: '', suffix: '', say: ' per 1,000' },
  'rate-per-10000': { title: 'Rate per 10,000', prefix: '', suffix: '', say: ' per 10,000' },
  gbp: { title: '£', prefix: '£', suffix: '', say: '' },
  'gbp-per-week': { title: '£ a week', prefix: '£', suffix: '', say: ' a week' },
  score: { title: 'Score', prefix: '', suffix: '', say: '' },
  ratio: { title: 'Ratio', prefix: '', suffix: '', say: '' },
  rank: { title: 'Rank', prefix: '', suffix: '', say: '' },
  hours: { title: 'Hours', prefix: '', suffix: '', say: ' hours' },
  nights: { title: 'Nights', prefix: '', suffix: '', say: ' nights' },
  days: { title: 'Days', prefix: '', suffix: '', say: ' days' },
  weeks: { title: 'Weeks', prefix: '', suffix: '', say: ' weeks' },
  months: { title: 'Months', prefix: '', suffix: '', say: ' months' },
  tonnes: { title: 'Tonnes of CO2', prefix: '', suffix: '', say: ' tonnes of CO2' },
} as const satisfies Record<string, { title: string; prefix: string; suffix: string; say: string }>;

export type Unit = keyof typeof UNITS;

export const isUnit = (text: string): text is Unit => Object.hasOwn(UNITS, text);

/** For a table cell: "83%", "£4,368", "110". */
export const formatValue = (value: Decimal, unit: Unit, places: number): string => {
  const text = formatDecimal(value, places);
  const { prefix, suffix } = UNITS[unit];
  return text.startsWith('\u2212') ? `\u2212${prefix}${text.slice(1)}${suffix}` : `${prefix}${text}${suffix}`;
};

/** For a sentence: "83%", "£4,368 a week", "110 per 1,000". */
export const sayValue = (value: Decimal, unit: Unit, places: number): string => {
  const cell = formatValue(value, unit, places);
  const { suffix, say } = UNITS[unit];
  return suffix === say ? cell : `${cell}${say}`;
};
