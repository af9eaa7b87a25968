const OURS = 'http://ours.invalid';

/**
 * Where to go after signing in: the path and query of one of our own pages, or the front page. Whatever would lead elsewhere, in any of the
 * ways that browsers read an address, becomes the front page.
 */
export const safeReturn = (text: string | undefined): string => {
  if (text === undefined || text.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes('\\'))
    return '/';
  if (!URL.canParse(text, OURS)) return '/';
  const { origin, pathname, search } = new URL(text, OURS);
  // A path such as "/./" + "/elsewhere" turns into "//elsewhere" once it is read.
  if (origin !== OURS || pathname.startsWith('//') || /^\/(sign-in|sign-out)(\/|$)/.test(pathname)) return '/';
  return `${pathname}${search}`;
};
