/** Where a link leads, as far as a format can follow it. */
type LinkTarget =
  | { readonly kind: 'outside'; readonly href: string }
  /** A heading of the same document. */
  | { readonly kind: 'heading'; readonly id: string }
  /** A page of the service itself ("/measures/x"): only a page of the service can follow it. */
  | { readonly kind: 'page'; readonly href: string };

const OUTSIDE = /^(?:https?:\/\/|mailto:)[^\s"<>\\^`{|}]+$/iu;
const PAGE = /^\/(?![/\\])[^\s"<>\\^`{|}]*$/u;

/**
 * Reads an address. `null` where it must not be followed (another scheme, such as "javascript:", or an unknown heading):
 * its text is then written as text.
 */
export const linkTarget = (href: string, headings: ReadonlySet<string>): LinkTarget | null => {
  if (href.startsWith('#')) return headings.has(href.slice(1)) ? { kind: 'heading', id: href.slice(1) } : null;
  if (OUTSIDE.test(href)) return { kind: 'outside', href };
  return PAGE.test(href) ? { kind: 'page', href } : null;
};
