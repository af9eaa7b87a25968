/** How a status is said and drawn: words that stand alone, and a shape and a tone that repeat them. */
export type StatusWord = {
  readonly code: string;
  readonly group: 'scored' | 'absent' | 'unscored';
  readonly label: string;
  readonly shortLabel: string;
  readonly shape: 'tick' | 'triangle' | 'cross' | 'clock' | 'dash' | 'ring' | 'lock' | 'square' | 'question';
  readonly tone: 'good' | 'caution' | 'bad' | 'neutral';
  readonly meaning: string;
};

/** The vocabulary in its order, with the council's own words where it has chosen some. */
export type StatusVocabulary = { readonly words: readonly StatusWord[]; readonly of: (code: string) => StatusWord };

export const vocabularyOf = (words: readonly StatusWord[]): StatusVocabulary => {
  const byCode = new Map(words.map((word) => [word.code, word]));
  return {
    words,
    of: (code) => {
      const word = byCode.get(code);
      if (word === undefined)
        throw new Error(`No words are loaded for the status ${code}: load the pack "scotland" first`);
      return word;
    },
  };
};
