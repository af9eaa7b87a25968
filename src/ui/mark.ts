/** How a status looks: always beside its words, which alone carry the meaning. */
export type StatusShape = 'tick' | 'triangle' | 'cross' | 'clock' | 'dash' | 'ring' | 'lock' | 'square' | 'question';
export type Tone = 'good' | 'caution' | 'bad' | 'neutral';

/** Equal in shape to the document model's StatusMark, so that one value serves the page and the paper. */
export type Mark = { readonly shape: StatusShape; readonly tone: Tone };

/** The outline of each shape in a square of 16 by 16, to be filled with the rule "evenodd". */
export const SHAPE_PATHS: Readonly<Record<StatusShape, string>> = {
  tick: 'M6.2 13 1.5 8.3 3.3 6.5 6.2 9.4 12.7 2.9 14.5 4.7Z',
  triangle: 'M8 1 15.5 14.5H.5ZM7.1 5.5V10h1.8V5.5ZM7.1 11.2V13h1.8v-1.8Z',
  cross: 'M3.3 1.9 8 6.6l4.7-4.7 1.4 1.4L9.4 8l4.7 4.7-1.4 1.4L8 9.4l-4.7 4.7-1.4-1.4L6.6 8 1.9 3.3Z',
  clock:
    'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 8 2.8ZM7.1 4.2v4.3l3.1 2 .9-1.4-2.2-1.4V4.2Z',
  dash: 'M2 6.8h12v2.4H2Z',
  ring: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm0 2.2a4.3 4.3 0 1 1 0 8.6 4.3 4.3 0 0 1 0-8.6Z',
  lock: 'M4.4 7V5a3.6 3.6 0 0 1 7.2 0v2H13v7.5H3V7ZM6.2 7h3.6V5a1.8 1.8 0 0 0-3.6 0Z',
  square: 'M2.5 2.5h11v11h-11Z',
  question:
    'M4.5 5.2a3.5 3.5 0 1 1 5.6 2.9c-.9.7-1.2 1-1.2 1.9v.5H6.9v-.7c0-1.5.6-2.3 1.7-3.1.7-.5 1-.9 1-1.5a1.6 1.6 0 0 0-3.2 0ZM6.8 12H9v2.3H6.8Z',
};
