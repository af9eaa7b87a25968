import type { Terminal } from '../platform/command/command.ts';

// What a received file holds must not move the cursor, clear the screen or turn the line round: control characters (but for tab and new line)
// and marks of direction are written out. The form is the one JSON uses, so an answer in JSON stays what it was.
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking control characters out is the purpose.
const COMMANDING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const harmless = (text: string): string =>
  text.replace(COMMANDING, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The real terminal. Progress shows only where somebody watches, on one line that is cleared before anything else is said. */
export const realTerminal = (): Terminal => {
  // A reader that has seen enough (`remit measure … | head`) closes the pipe: that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  let shown = false;
  const clear = (): void => {
    if (shown) process.stderr.write('\r\u001b[K');
    shown = false;
  };
  return {
    out: (text) => {
      clear();
      process.stdout.write(harmless(text));
    },
    err: (text) => {
      clear();
      process.stderr.write(harmless(text));
    },
    progress: (text) => {
      if (process.stderr.isTTY !== true) return;
      process.stderr.write(`\r\u001b[K${text}`);
      shown = true;
    },
  };
};
