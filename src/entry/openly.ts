/**
 * What was asked for, as metrics and log may tell of it: that an address of restricted matter was asked for tells that there is some, so it is told as the
 * address that it hangs on. `path` is the pattern of an address.
 */
export const openly = <Seen extends { readonly path: string }>(seen: Seen): Seen => ({
  ...seen,
  path: seen.path.replace(/\/restricted(?:\/.*)?$/, ''),
});
