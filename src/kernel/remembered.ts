const MOST = 50_000;

/**
 * A function whose value for a text never changes, worked out once for each of the last many texts: for what a page asks thousands of times. `of`: the text
 * it is worked out from, where many give the same as `key`.
 */
export const remembered = <Value>(workOut: (of: string) => Value): ((key: string, of?: string) => Value) => {
  const known = new Map<string, Value>();
  return (key, of = key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = workOut(of);
    if (known.size >= MOST) known.clear();
    known.set(key, value);
    return value;
  };
};
