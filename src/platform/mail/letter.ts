import MailComposer from 'nodemailer/lib/mail-composer';

import { messageIdOf } from './settings.ts';

/** A letter in plain text to one person. */
export type Letter = {
  readonly to: string;
  /** One line; what is no letter or space in it is left out. */
  readonly subject: string;
  readonly text: string;
  /** What makes it this letter and no other; its Message-ID follows from it. */
  readonly identity: readonly string[];
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: leaving control characters out is the purpose.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

const LONGEST_SUBJECT = 200;

/** A subject from text that may hold anything: one line without control characters, not longer than is read. */
export const subjectLine = (text: string): string => {
  const line = text.toWellFormed().replace(CONTROL, ' ').trim();
  const letters = [...line];
  return letters.length <= LONGEST_SUBJECT ? line : `${letters.slice(0, LONGEST_SUBJECT - 1).join('')}…`;
};

/** The bytes of a letter as they are handed over. `on`: when it was written. Says that no person wrote it, so that nobody's absence answers. */
export const composeLetter = (letter: Letter, from: string, on: Date): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const composer = new MailComposer({
      from: { name: 'Remit', address: from },
      to: { name: '', address: letter.to },
      subject: subjectLine(letter.subject),
      text: letter.text.toWellFormed(),
      // Long addresses must stay in one piece, whatever stands between.
      textEncoding: 'quoted-printable',
      messageId: messageIdOf(letter.identity, from),
      date: on,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    composer.compile().build((error, message) => (error ? reject(error) : resolve(message)));
  });
