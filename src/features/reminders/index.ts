export { keptUntold } from './kept-untold.ts';
export type { UntoldMatter } from './notices.ts';
export { UNTOLD, type Untold } from './recipients.ts';
export { type RemindOptions, remindAll, type Turn, untoldIn } from './remind.ts';
export { type UntoldLine, untoldLines } from './untold-line.ts';
