/** The seed of everything that the attack suite makes up. Another number makes up other inputs; a failure names the one that it was found with. */
export const SEED = 20_261_122;

/**
 * How many inputs each form and each operation of the API is given. The whole of it takes a good while, so the suite of every day gives fewer:
 * ATTACK_INPUTS=1000 gives all, before a release and every night.
 */
export const INPUTS = Number(process.env['ATTACK_INPUTS'] ?? 50);

/** A seeded generator of numbers from 0 up to 1 (mulberry32), so that a failure can be run again. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** A seed for one part of the suite, so that each can be run by itself and gives the same. */
export const seedOf = (part: string): number =>
  [...part].reduce((sum, sign) => (Math.imul(sum, 31) + (sign.codePointAt(0) ?? 0)) >>> 0, SEED);

export const pick = <Value>(random: () => number, from: readonly Value[]): Value => {
  const value = from[Math.floor(random() * from.length)];
  if (value === undefined) throw new Error('Nothing to pick from');
  return value;
};

/** Marks what was typed in, so that it can be looked for where it must not be: unescaped in a page, or in a header. */
export const MARK = 'xq7mark';

// Each once hurt some program: as SQL, as a page, as a header, as a path, as a formula, as a number, as a date, as a name.
const KNOWN: readonly string[] = [
  '',
  ' ',
  "'",
  "' or '1'='1",
  "'; drop table person; --",
  "') union select hash, salt from record_content --",
  '$1',
  '\\',
  '%',
  '_',
  '%00',
  '\u0000',
  'a\u0000b',
  `<script>${MARK}</script>`,
  `"><img src=x onerror=${MARK}>`,
  `' onmouseover='${MARK}`,
  `javascript:${MARK}`,
  '{{7*7}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template engine would run.
  '${7*7}',
  `x\r\nSet-Cookie: ${MARK}=1`,
  `x\nLocation: https://evil.example/${MARK}`,
  '../../../../etc/passwd',
  '..\\..\\windows',
  '/etc/passwd',
  'file:///etc/passwd',
  '//evil.example',
  'https://evil.example/',
  '/\\evil.example',
  '=cmd|calc!A1',
  '+1+1',
  '@SUM(A1)',
  '-1',
  '0',
  '-0',
  '1e309',
  'NaN',
  'Infinity',
  '9'.repeat(400),
  '0x10',
  '1_000',
  '\u0661\u0662',
  'null',
  'undefined',
  'true',
  '[object Object]',
  '__proto__',
  'constructor',
  'toString',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '+275760-09-13',
  '-000001-01-01',
  '2026-03-29T01:30',
  '2026-13-45T99:99',
  '1970-01-01T00:00:00Z',
  'infinity',
  'now',
  'dundee',
  'strathinver',
  'CSWO',
  'P-000000000000',
  'D-2026-001',
  'E-2026-0001',
  '\u202egnp.exe',
  '\ufeff',
  '\ud800',
  '\u{1f469}\u200d\u{1f467}',
  'e\u0301'.repeat(50),
  'A'.repeat(5000),
  '\t\v\f\u0007\u001b[31m',
  '%0d%0aX: y',
  '&#x3c;script&#x3e;',
  '<!--',
  ']]>',
  'a'.repeat(100_000),
];

const randomText = (random: () => number): string => {
  const length = Math.floor(random() * 40);
  let text = '';
  // Half of them from the signs that mean something somewhere, half from anywhere below the surrogates.
  const signs = `'"<>&;%$#\\/\u0000\r\n\t={}()[]|\`*?~^:,. -+@!_0aZ`;
  for (let each = 0; each < length; each += 1) {
    text += random() < 0.5 ? pick(random, [...signs]) : String.fromCharCode(Math.floor(random() * 0xd7ff));
  }
  return text;
};

/** A hostile text: half of the time one that is known to have hurt, otherwise one made up. */
export const hostileText = (random: () => number): string =>
  random() < 0.5
    ? pick(random, KNOWN)
    : random() < 0.2
      ? pick(random, KNOWN) + pick(random, KNOWN)
      : randomText(random);

/** A hostile JSON value: a text, or something of another type than was asked for. */
export const hostileJson = (random: () => number, depth = 0): unknown => {
  const chance = random();
  if (chance < 0.5 || depth > 3) return hostileText(random);
  if (chance < 0.6) return pick(random, [0, -1, 1e308, 5e-324, 9007199254740991, true, false, null]);
  if (chance < 0.8) return Array.from({ length: Math.floor(random() * 4) }, () => hostileJson(random, depth + 1));
  return Object.fromEntries(
    Array.from({ length: Math.floor(random() * 4) }, () => [hostileText(random), hostileJson(random, depth + 1)]),
  );
};
