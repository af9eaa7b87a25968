export { keptUntold } from './kept-untold.ts';
export { UNTOLD, type Untold } from './recipients.ts';
export { type RemindOptions, remindAll, type Turn } from './remind.ts';
export { readRefused } from './store.ts';
export { type UntoldLine, untoldLines } from './untold-line.ts';
