// Stems that people reach for when they are told to choose something long, and whatever stands around them: digits, punctuation and a
// repetition add nothing. A stem is compared after letters that are written as digits have been put back.
const STEMS = [
  'password',
  'passphrase',
  'letmein',
  'welcome',
  'changeme',
  'changethis',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'iloveyou',
  'administrator',
  'admin',
  'council',
  'socialwork',
  'socialworker',
  'socialworkscotland',
  'scotland',
  'scottishcouncil',
  'glasgow',
  'edinburgh',
  'dundee',
  'aberdeen',
  'inverness',
  'remit',
  'spring',
  'summer',
  'autumn',
  'winter',
  'january',
  'february',
  'september',
  'october',
  'november',
  'december',
  'monday',
  'friday',
  'football',
  'celtic',
  'rangers',
  'monkey',
  'dragon',
  'sunshine',
  'princess',
  'secret',
  'trustno',
  'abc',
  'abcdefghijklm',
  'correcthorsebatterystaple',
] as const;

const AS_LETTERS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  $: 's',
  '@': 'a',
};

/** Only the letters, small, with digits that stand for letters read as such. */
const lettersOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[01345$@]/g, (sign) => AS_LETTERS[sign] ?? sign)
    .replace(/[^\p{L}]/gu, '');

const plainLettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}]/gu, '');

const isMadeOf = (letters: string, stems: readonly string[]): boolean =>
  letters === '' || stems.some((stem) => letters.startsWith(stem) && isMadeOf(letters.slice(stem.length), stems));

/**
 * Whether a password is one of those tried first: well-known words one after another (with digits and signs around them), nothing but digits
 * and signs, or a few different characters over and over. `more` are further words, such as the account's own name.
 */
export const isCommonPassword = (password: string, more: readonly string[] = []): boolean => {
  if (new Set(password).size < 5 || /^[\d\p{P}\s]*$/u.test(password)) return true;
  const bare = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const stems = [...STEMS, ...more.map(plainLettersOf).filter((word) => word.length >= 3)];
  return [plainLettersOf(password), lettersOf(password), lettersOf(bare)].some(
    (letters) => letters !== '' && isMadeOf(letters, stems),
  );
};
