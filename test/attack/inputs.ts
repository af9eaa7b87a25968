import type { OfferedForm } from './forms.ts';
import { hostileText, MARK, pick } from './hostile-values.ts';

export type Typed = readonly (readonly [string, string])[];

/** Answers that are likely to be taken, by what the name of a field ends in. */
const LIKELY: readonly (readonly [RegExp, string])[] = [
  [/first_day$/, '2026-12-01'],
  [/step-day$/, '2026-11-20'],
  [/_happened$/, '2026-11-20'],
  [/since$/, '2026-01-05'],
  [/-(day|first)$/, '2026-12-01'],
  [/-last$/, '2027-03-31'],
  [/-time$/, '10:00'],
  [/papers_due$/, ''],
  [/papers_before$/, '7'],
  [/from$/, ''],
  [/until$/, '2031-03-31'],
  [/-to$/, '2031-03-31'],
  [/days$/, '30'],
  [/email$/, 'somebody@example.gov.scot'],
  [/sign-in-name$/, 'some.body'],
  [/claim$/, 'remit-some-group'],
  [/new-person$/, ''],
  [/supersedes$/, ''],
  [/last_day$/, ''],
  [/code$/, '123456'],
];

/** What somebody with good intent would type into a form. */
export const likely = ({ fields }: OfferedForm): Typed =>
  fields.map(({ name, value, choices }) => {
    const known = LIKELY.find(([pattern]) => pattern.test(name))?.[1];
    return [name, value !== '' ? value : (choices.find((choice) => choice !== '') ?? known ?? 'Some words')] as const;
  });

/**
 * A form as an attacker fills it in: some fields as they should be, the others hostile, of another choice, left out or doubled; now and then fields
 * that the form does not have. The form's own token stays.
 */
export const hostilely = (random: () => number, form: OfferedForm, keep: readonly string[]): Typed => {
  const hostile = random() < 0.3 ? 1 : random() * 0.6;
  const typed = likely(form).flatMap(([name, value]): (readonly [string, string])[] => {
    if (keep.includes(name)) return [[name, value]];
    if (random() >= hostile) return [[name, value]];
    const { choices = [] } = form.fields.find((each) => each.name === name) ?? {};
    const chance = random();
    if (chance < 0.08) return [];
    if (choices.length > 0 && chance < 0.2) return [[name, pick(random, choices)]];
    if (chance < 0.26)
      return [
        [name, hostileText(random)],
        [name, value],
      ];
    return [[name, hostileText(random)]];
  });
  if (random() < 0.9) return typed;
  return [
    ...typed,
    [pick(random, ['__proto__', 'constructor', 'hasOwnProperty', 'council', MARK]), hostileText(random)],
  ];
};

/** As browsers send a form without files. */
export const urlEncoded = (typed: Typed): string =>
  typed
    .map(([name, value]) => `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`)
    .join('&');

const EDGE = 'edge-of-a-part';

/** As browsers send a form with a file; the name of the file and its bytes as given. */
export const multipart = (
  typed: Typed,
  file: { readonly name: string; readonly bytes: Uint8Array },
): { readonly type: string; readonly payload: Buffer } => {
  const quoted = (text: string): string =>
    text.toWellFormed().replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const parts = typed.map(
    ([name, value]) =>
      `--${EDGE}\r\ncontent-disposition: form-data; name="${quoted(name)}"\r\n\r\n${value.toWellFormed()}\r\n`,
  );
  const head = `--${EDGE}\r\ncontent-disposition: form-data; name="file"; filename="${quoted(file.name)}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return {
    type: `multipart/form-data; boundary=${EDGE}`,
    payload: Buffer.concat([Buffer.from(parts.join('') + head), file.bytes, Buffer.from(`\r\n--${EDGE}--\r\n`)]),
  };
};
