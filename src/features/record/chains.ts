/** The chain of what all councils share. */
export const SHARED_CHAIN = 'scotland';

const RESTRICTED = '/restricted';

/** Whether it is a chain of restricted entries. */
export const isRestrictedChain = (chain: string): boolean => chain.endsWith(RESTRICTED);

/** Whose record a chain belongs to: a council's code, or `SHARED_CHAIN`. */
export const ownerOfChain = (chain: string): string =>
  isRestrictedChain(chain) ? chain.slice(0, -RESTRICTED.length) : chain;

/** "dundee", "what all councils share", "dundee, restricted entries". */
export const sayChain = (chain: string): string => {
  const owner = ownerOfChain(chain);
  const words = owner === SHARED_CHAIN ? 'what all councils share' : owner;
  return isRestrictedChain(chain) ? `${words}, restricted entries` : words;
};
