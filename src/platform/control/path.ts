import { join, relative, resolve } from 'node:path';

/** Where the service of a data folder listens for commands. The shorter way of writing it: systems cut these paths at about 100 letters. */
export const controlPath = (folder: string): string => {
  const whole = join(resolve(folder), 'control.sock');
  const near = relative(process.cwd(), whole);
  return near.length < whole.length ? near : whole;
};
