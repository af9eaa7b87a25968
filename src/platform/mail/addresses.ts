/** Whether a text is the address of a mail server, as SMTP_URL takes it: scheme, host, and perhaps a port and credentials; nothing after them. */
export const isMailServer = (text: string): boolean => {
  if (!/^smtps?:\/\/[^\s/]/.test(text) || !URL.canParse(text)) return false;
  const { hostname, pathname, search, hash, username, password } = new URL(text);
  const rest = `${pathname === '/' ? '' : pathname}${search}${hash}`;
  const readable = [username, password].every((part) => {
    try {
      return decodeURIComponent(part).isWellFormed();
    } catch {
      return false;
    }
  });
  return hostname !== '' && rest === '' && readable && (username === '') === (password === '');
};

// One address and no more: nothing that ends a header, begins a comment or a second address.
const PLAIN = /^[^\s\p{C}@<>"',;:()[\]\\]+@[^\s\p{C}@<>"',;:()[\]\\]+\.[^\s\p{C}@<>"',;:()[\]\\]+$/u;

/** Whether letters can come from it or go to it: one plain address, "name@council.example", which can carry nothing else into a header. */
export const isMailAddress = (text: string): boolean => text.length <= 254 && text.isWellFormed() && PLAIN.test(text);
