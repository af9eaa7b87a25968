import type { StatusMark } from './model.ts';

/** The tone's colour, hex without the number sign. Each has a contrast of more than 4.5 to 1 on white and on its tint. */
export const TONE_COLOURS: Record<StatusMark['tone'], { readonly ink: string; readonly tint: string }> = {
  good: { ink: '1B6333', tint: 'EAF4EC' },
  caution: { ink: '7A4B00', tint: 'FDF3DF' },
  bad: { ink: 'A4201A', tint: 'FBEBEA' },
  neutral: { ink: '41505F', tint: 'EFF2F5' },
};

const white = (path: string): string =>
  `<path d="${path}" fill="none" stroke="#FFFFFF" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`;

const disc = '<circle cx="8" cy="8" r="7.5"/>';
const outline = (body: string): string =>
  `<g fill="none" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${body}</g>`;

// Outlines differ as well as the signs within them, so that the marks stay apart when printed small and in grey.
const SHAPES: Record<StatusMark['shape'], (ink: string) => string> = {
  tick: () => disc + white('M4.5 8.4 7 10.9 11.6 5.6'),
  triangle: () => `<path d="M8 .8 15.7 15H.3z"/>${white('M8 6v4M8 12.6v.1')}`,
  cross: () => `<path d="M5 .6h6L15.4 5v6L11 15.4H5L.6 11V5z"/>${white('M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2')}`,
  clock: (ink) =>
    outline(`<circle cx="8" cy="8" r="6.6" stroke="#${ink}"/><path d="M8 4.2V8l2.6 1.8" stroke="#${ink}"/>`),
  dash: () => '<rect x="1.5" y="6.5" width="13" height="3" rx="1"/>',
  ring: (ink) => outline(`<circle cx="8" cy="8" r="6.6" stroke="#${ink}"/>`),
  lock: (ink) =>
    `<rect x="2" y="7" width="12" height="8.5" rx="1.2"/>${outline(`<path d="M4.8 7V4.6a3.2 3.2 0 0 1 6.4 0V7" stroke="#${ink}"/>`)}`,
  square: () => '<rect x="1.5" y="1.5" width="13" height="13" rx="1"/>',
  question: () => `${disc}${white('M5.8 6.2a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.4M8 12.2v.1')}`,
};

/** The mark as a picture of 16 by 16 units, `size` CSS pixels wide. It only repeats the words beside it, so it has no text of its own. */
export const markSvg = ({ shape, tone }: StatusMark, size: number): string => {
  const { ink } = TONE_COLOURS[tone];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 16 16" fill="#${ink}">${SHAPES[shape](ink)}</svg>`;
};
