/** "3 measures", "1 measure". */
export const count = (number: number, singular: string, plural = `${singular}s`): string =>
  `${number} ${number === 1 ? singular : plural}`;

/** The words with a capital at the start, as a cell or a line begins. */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
