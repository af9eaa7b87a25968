import type { RegisterType } from './register-type.ts';

type Lettered = Pick<RegisterType, 'code' | 'title' | 'letters' | 'confidentiality'>;

/** The series in which a register gives references: "CP", and "CPR" where it has restricted entries beside open ones. */
export const seriesOfType = ({ letters, confidentiality }: Pick<Lettered, 'letters' | 'confidentiality'>): string[] =>
  confidentiality === 'either' ? [letters, `${letters}R`] : [letters];

/** Two registers that would give the same references, in the order in which they came, and with which letters. */
export type LetterClash = { readonly letters: string; readonly one: Lettered; readonly other: Lettered };

/** The first two registers that would give the same references; null where each has its own. */
export const clashOfLetters = (types: Iterable<Lettered>): LetterClash | null => {
  const held = new Map<string, Lettered>();
  for (const other of types) {
    for (const letters of seriesOfType(other)) {
      const one = held.get(letters);
      if (one !== undefined) return { letters, one, other };
      held.set(letters, other);
    }
  }
  return null;
};
