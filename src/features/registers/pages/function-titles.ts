/** What each function of the framework is called, by its code. */
export type FunctionTitles = ReadonlyMap<string, string>;

/** A function with its number: "5. Continuous improvement". */
export const titleOfFunction = (titles: FunctionTitles, code: string): string => {
  const title = titles.get(code);
  return title === undefined ? `Function ${code.slice(1)}` : `${code.slice(1)}. ${title}`;
};
