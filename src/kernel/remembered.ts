const MOST = 50_000;

// A day or an hour is shorter; what is longer was not meant, and is not worth its memory.
const LONGEST = 32;

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
    if (key.length > LONGEST) return value;
    if (known.size >= MOST) known.clear();
    known.set(key, value);
    return value;
  };
};
