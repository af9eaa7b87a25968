import type { Terminal } from '../platform/command/command.ts';

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
      process.stdout.write(text);
    },
    err: (text) => {
      clear();
      process.stderr.write(text);
    },
    progress: (text) => {
      if (process.stderr.isTTY !== true) return;
      process.stderr.write(`\r\u001b[K${text}`);
      shown = true;
    },
  };
};
