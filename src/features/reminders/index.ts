export { keptUntold } from './kept-untold.ts';
export { UNTOLD } from './recipients.ts';
export { remindAll } from './remind.ts';
export { readRefused } from './store.ts';
export { untoldLines } from './untold-line.ts';
