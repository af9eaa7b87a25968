import type { Picture } from '../../../documents/model.ts';
import { formatDay } from '../../../kernel/index.ts';
import { shapeMark } from '../../../ui/charts/pattern.ts';
import { drawing, px } from '../../../ui/charts/svg.ts';
import { fitText, label } from '../../../ui/charts/text.ts';
import { PALETTE, TONE_COLOURS } from '../../../ui/palette.ts';
import { LEVEL_WORDS } from '../../assurance/index.ts';
import type { FunctionYear, QuarterLevel } from '../facts.ts';

const WIDTH = 640;
// Leaves four quarters the room for “No framework yet” and “Not yet known” with a gap between them.
const NAMES = 216;
const ROW = 24;
const HEAD = 24;

/** What a quarter's cell says. */
export const sayQuarter = ({ level, toCome }: QuarterLevel): string =>
  level !== null ? LEVEL_WORDS[level].words : toCome ? 'To come' : 'No framework yet';

const shortDay = (day: string): string => formatDay(day).replace(/ \d{4}$/, '');

/** The level of each function at the end of each quarter, in its shape and word. The table beside it holds the same. */
export const quarterPicture = (functions: readonly FunctionYear[]): Picture => {
  const days = functions[0]?.quarters.map(({ day }) => day) ?? [];
  const step = (WIDTH - NAMES) / Math.max(days.length, 1);
  const heads = days.map((day, at) => label(shortDay(day), NAMES + at * step, 15, { bold: true, size: 11 }));
  const rows = functions.map(({ function: { code, title }, quarters }, index) => {
    const top = HEAD + index * ROW;
    const cells = quarters.map((quarter, at) => {
      const x = NAMES + at * step;
      const words = sayQuarter(quarter);
      if (quarter.level === null) return label(words, x, top + 17, { colour: PALETTE.quiet, size: 11 });
      const { shape, tone } = LEVEL_WORDS[quarter.level].mark;
      return shapeMark(shape, x, top + 6, 13, TONE_COLOURS[tone]) + label(words, x + 18, top + 17, { size: 11 });
    });
    const line = `<path d="M0,${px(top)}H${px(WIDTH)}" stroke="${PALETTE.grid}"/>`;
    return line + label(fitText(`${code} ${title}`, NAMES - 12), 0, top + 17) + cells.join('');
  });
  const described = functions.map(
    ({ function: { code }, quarters }) =>
      `${code}: ${quarters.map((quarter) => `${shortDay(quarter.day)} ${sayQuarter(quarter).toLowerCase()}`).join(', ')}`,
  );
  return drawing(
    { id: 'quarters', title: 'The opinion on each function by quarter', description: `${described.join('; ')}.` },
    WIDTH,
    HEAD + functions.length * ROW,
    heads.join('') + rows.join(''),
  );
};
