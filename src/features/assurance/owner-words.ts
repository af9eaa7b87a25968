import type { Mark } from '../../ui/index.ts';
import type { PostCost } from './telemetry.ts';

/** What became of what a post was asked, in the order in which it is drawn. */
export const OWING: readonly { readonly words: string; readonly mark: Mark }[] = [
  { words: 'In time', mark: { shape: 'tick', tone: 'good' } },
  { words: 'Late', mark: { shape: 'triangle', tone: 'caution' } },
  { words: 'Not at all', mark: { shape: 'ring', tone: 'neutral' } },
];

const days = (number: number): string => (number === 1 ? '1 day' : `${number} days`);

/** When a post usually answers, by the middle of all its answers. */
export const sayDays = ({ daysBefore }: Pick<PostCost, 'daysBefore'>): string => {
  if (daysBefore === null) return 'Not known: no answer yet';
  if (daysBefore === 0) return 'on the day';
  return daysBefore > 0 ? `${days(daysBefore)} before` : `${days(-daysBefore)} after`;
};

/** How long the form is usually open. */
export const saySeconds = ({ seconds }: Pick<PostCost, 'seconds'>): string => {
  if (seconds === null) return 'Not known';
  const rounded = Math.round(seconds);
  if (rounded < 60) return `${rounded} seconds`;
  const [minutes, rest] = [Math.floor(rounded / 60), rounded % 60];
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
};
