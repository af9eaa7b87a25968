/**
 * The registry of error codes. Each code says once what went wrong and what to do about it;
 * `docs/reference/errors.md` is generated from it and a test holds the two together.
 */
export const FAULTS = {
  'usage.invalid': { title: 'The command was not understood', remedy: 'Run the command again with --help.' },
  'input.unreadable': {
    title: 'The file cannot be read',
    remedy: 'Check that the file exists and that you may open it.',
  },
  'input.encoding': {
    title: 'The file is in an unknown text encoding',
    remedy: 'Save it as "CSV UTF-8", or as an Excel workbook, and try again.',
  },
  'input.format': { title: 'The file is not of the kind expected', remedy: 'Check that you chose the right file.' },
  'input.too-large': { title: 'The file is too large', remedy: 'Split the file, or remove what is not needed.' },
  'input.empty': { title: 'The file holds no rows', remedy: 'Check that you chose the right file.' },
  'column.missing': { title: 'A column is missing', remedy: 'Add the column, with exactly this heading.' },
  'column.unknown': { title: 'A column is not known', remedy: 'Remove the column, or correct its heading.' },
  'column.repeated': { title: 'A column heading stands twice', remedy: 'Keep one of the two columns.' },
  'row.shape': {
    title: 'A row has too many or too few cells',
    remedy: 'Check the quotation marks and commas in this row.',
  },
  'row.repeated': { title: 'A row repeats an earlier one', remedy: 'Keep one of the two rows.' },
  'cell.missing': { title: 'A cell that must be filled is empty', remedy: 'Fill it in.' },
  'cell.invalid': { title: 'A cell holds something that cannot be read', remedy: 'Correct the cell.' },
  'cell.formula': {
    title: 'A cell holds a formula without a stored result',
    remedy: 'Open the workbook in Excel, save it, and try again; or paste the values.',
  },
  'cell.merged': { title: 'A cell is merged with its neighbours', remedy: 'Unmerge the cells and fill in each one.' },
  'cell.suppressed': {
    title: 'A cell holds a suppressed or inexact number',
    remedy: 'Leave the value empty and put "withheld" in the absence column, or give the exact number.',
  },
  'reference.unknown': {
    title: 'A code is not known',
    remedy: 'Use a code that exists, or add what it stands for first.',
  },
  'period.invalid': {
    title: 'A period cannot be read',
    remedy: 'Write it like 2019/20, 2022/23-H1, 2022/23-Q1, 2022-05 or 2020-03-31.',
  },
  'period.mismatch': {
    title: 'A period does not fit the measure',
    remedy: 'Use the kind of period that the measure is collected for.',
  },
  'value.and-absence': {
    title: 'A row has both a value and a reason why there is none',
    remedy: 'Keep one of the two.',
  },
  'council.unknown': {
    title: 'The council is not known',
    remedy: 'Use the code or the name of a council of the pack "scotland".',
  },
  'plan.unknown': { title: 'The plan is not known', remedy: 'Check the plan code and the council.' },
  'measure.unknown': { title: 'The measure is not known', remedy: 'Check the measure code and the council.' },
  'indicator.unknown': {
    title: 'The national indicator is not known',
    remedy: 'Check the code, or load the national figures with "remit import lgbf".',
  },
  'paper.total': {
    title: 'The summary does not add up to the register, so no paper was written',
    remedy: 'This is a fault in Remit. Report it with the figures shown.',
  },
  'statement.empty': {
    title: 'There is no framework of assurance to make a statement from',
    remedy: "Load a pack with the council's mechanisms, or ask for a later year.",
  },
  'paper.template': { title: 'The template cannot be used', remedy: 'Correct the template at the place named.' },
  'database.locked': {
    title: 'Another process is using this data folder',
    remedy:
      'Stop it and try again; if it is the service, you can do the same on its pages. "remit backup" and "remit export" work while it runs.',
  },
  'database.not-durable': {
    title: 'This disk does not keep what is written to it, so nothing was started',
    remedy: 'Choose a data folder on a local disk that can be synced.',
  },
  'database.version': {
    title: 'The data were written by another version',
    remedy: 'Start the version that wrote them, or restore a backup made by it.',
  },
  'database.unreachable': {
    title: 'The database cannot be reached',
    remedy: 'Check DATABASE_URL and that the server is running.',
  },
  'database.role': {
    title: 'The database role could bypass the separation of councils',
    remedy: 'Connect as a role that is neither a superuser nor allowed to bypass row-level security.',
  },
  'database.full': {
    title: 'The disk is full, and nothing of this step was kept',
    remedy: 'Free some space and try again.',
  },
  'output.unwritable': {
    title: 'The output cannot be written',
    remedy: 'Check the folder, its permissions and the free space.',
  },
  // Signing in
  'password.refused': {
    title: 'The password will not do',
    remedy: 'Choose at least 12 characters that nobody would guess: three or four unrelated words do well.',
  },
  'sign-on.settings': {
    title: 'Single sign-on is configured only in part',
    remedy: 'Set OIDC_ISSUER, OIDC_CLIENT_ID and PUBLIC_ADDRESS together, or none of the OIDC settings.',
  },
  'sign-on.unreachable': {
    title: 'The single sign-on service does not answer',
    remedy: "Try again in a few minutes. If it stays so, tell your council's service desk.",
  },
  'sign-on.refused': {
    title: 'The answer of the single sign-on service is not to be trusted',
    remedy: 'Sign in again from the beginning.',
  },
  'sign-on.expired': {
    title: 'Signing in took too long',
    remedy: 'Sign in again from the beginning.',
  },
  'sign-in.refused': {
    title: 'The sign-in name, the password or the code is not right',
    remedy: 'Try again. Each code of your app is good once: wait for the next one.',
  },
  'sign-in.locked': { title: 'There were too many attempts', remedy: 'Try again later.' },
  'sign-in.unknown-person': {
    title: 'You are signed in with your council, but nobody has given you a post here',
    remedy: "Ask your council's administrator of Remit to give you a post, and sign in again.",
  },
  'sign-in.password': { title: 'The password is not right', remedy: 'Type the password that you signed in with.' },
  'sign-in.code': {
    title: 'The code is not right',
    remedy: 'Type the six digits that your app shows now. Check that the clock of the device is right.',
  },
  'sign-in.hat': { title: 'You do not hold this post now', remedy: 'Choose one of your own posts.' },
  'sign-in.busy': {
    title: 'Too many people are signing in at this moment',
    remedy: 'Try again in a moment.',
  },
  'sign-in.over': { title: 'You have been signed out', remedy: 'Sign in again.' },
  'account.refused': { title: 'The account cannot be made', remedy: 'Choose another sign-in name.' },
  'account.unknown': { title: 'There is no such account', remedy: 'List the accounts with "remit account list".' },
  'account.link': {
    title: 'This link was used, or is too old',
    remedy: 'Ask whoever gave it to you for a new one.',
  },
  'account.changed': {
    title: 'Your account was changed at the same moment, so this change was not made',
    remedy: 'Open the page of your account again, and see how it stands.',
  },
  'account.guarded': {
    title: 'An administrator may not give out a way to sign in as this person',
    remedy: 'Have it done at the machine itself, with "remit account reset".',
  },
  'account.elsewhere': {
    title: 'This person serves another council as well, so no administrator of one council may do this',
    remedy: 'Whoever runs this installation can, at the machine itself, with "remit account".',
  },
  'token.refused': { title: 'The token cannot be made', remedy: 'Correct what is named.' },
  'token.unknown': { title: 'There is no such token', remedy: 'Open the page of your account again.' },
  'demo.real-data': {
    title: 'This database has real accounts, so the demonstration is not shown on it',
    remedy: 'Choose another data folder for the demonstration.',
  },
  'secret.missing': {
    title: 'The setting REMIT_SECRET is missing; with DATABASE_URL it must be set',
    remedy: 'Set it to the output of "openssl rand -base64 48", the same for every process of this installation.',
  },
  'secret.unusable': {
    title: "The installation's secret will not do",
    remedy: 'Set REMIT_SECRET to the output of "openssl rand -base64 48".',
  },
  // Evidence files and how long they are kept
  'evidence.kind': {
    title: 'A file of this kind is not taken as evidence',
    remedy: 'Save it as a PDF, or as Word, Excel or plain text, and send that.',
  },
  'evidence.unsafe': {
    title: 'The file holds something that could do harm',
    remedy: 'Save it again as a PDF, and send that.',
  },
  'evidence.mismatch': {
    title: 'The file is not what its name says',
    remedy: 'Check that it is the right file, and give its name the right ending.',
  },
  'evidence.unknown': { title: 'There is no such file', remedy: 'Check its code in the list of evidence.' },
  'entry.unknown': {
    title: 'There is no such register or entry',
    remedy: 'Check the reference. Restricted entries are opened by people on their page, with a reason.',
  },
  'evidence.disposed': {
    title: 'The file was disposed of when its time to be kept had passed',
    remedy: 'What it was, who added it and who disposed of it is on its page.',
  },
  'evidence.unchecked': {
    title: 'The check for harmful content could not be made, so the file was not taken',
    remedy: 'Try again later. If it stays so, tell whoever runs this installation.',
  },
  'retention.refused': {
    title: 'This step is not open now',
    remedy: 'Read the page again: somebody may have taken the step before you.',
  },
  // People, posts and deputising
  // What is missing is always said as what to do ("Choose a file"), so nothing more stands behind it.
  'answer.missing': { title: 'An answer is missing', remedy: '' },
  'answer.invalid': { title: 'An answer cannot be read', remedy: 'Correct it.' },
  'people.refused': {
    title: 'Whoever asks may not do this',
    remedy: 'Ask somebody whose post may do it.',
  },
  'people.guarded': {
    title: 'The post is guarded: an administrator does not give it',
    remedy: 'The Chief Social Work Officer or the chief executive gives it, or whoever runs this installation.',
  },
  'people.elsewhere': {
    title: 'This is for whoever runs this installation: the person is known to another council',
    remedy: 'Have it done at the machine itself, with "remit people".',
  },
  'post.unknown': { title: 'The council has no such post', remedy: 'Use the code of one of its posts.' },
  'person.unknown': {
    title: 'Nobody of that code is known to the council',
    remedy: 'Check the code, which stands on the page of the person.',
  },
  'group.unknown': { title: 'The council has no such group', remedy: 'Use the code of one of its groups.' },
  'service.unknown': { title: 'The council has no such service', remedy: 'Look at the page of services again.' },
  'holding.unknown': { title: 'Nobody holds the post so', remedy: 'Look at the page of the post again.' },
  'holding.repeated': {
    title: 'The person holds the post already on some of these days',
    remedy: 'End the holding that stands, or choose other days.',
  },
  'absence.unknown': { title: 'No such absence is recorded', remedy: 'Look at the page of the post again.' },
  'delegation.unknown': { title: 'There is no such delegation', remedy: 'Look at the page on deputising again.' },
  'delegation.refused': {
    title: 'This delegation cannot be made or ended so',
    remedy: 'Change what is named, or ask whoever may.',
  },
  // Meetings of groups
  'meeting.unknown': { title: 'There is no such meeting', remedy: 'Look at the page of its group again.' },
  'meeting.refused': {
    title: 'This cannot be said of the meeting as it stands',
    remedy: 'Look at the page of the meeting again.',
  },
  // Risks reported upwards
  'escalation.unknown': {
    title: 'There is no such report of a risk',
    remedy: 'Look at the list of risks reported upwards again.',
  },
  'escalation.refused': {
    title: 'This step is not open as the report stands',
    remedy: 'Read its chronology again: somebody may have taken a step before you.',
  },
  // What is owed, and the framework of assurance
  'obligation.unknown': {
    title: 'Nothing of that code is owed here',
    remedy: 'Look at the list of what is owed again.',
  },
  'obligation.settled': {
    title: 'This was settled already, or fell away',
    remedy: 'Look at its page to see what became of it.',
  },
  'mechanism.unknown': { title: 'The framework has no such mechanism', remedy: 'Look at the framework again.' },
  'function.unknown': { title: 'There is no such function', remedy: 'Look at the framework again.' },
  'concern.unknown': { title: 'No such concern is open', remedy: 'Look at the mechanism again.' },
  // Backing up, restoring, operating
  'archive.damaged': {
    title: 'The backup is damaged, so nothing was restored',
    remedy: 'Use another copy of the backup.',
  },
  'restore.not-empty': {
    title: 'There are data in the database already, so nothing was restored',
    remedy: 'Restore into a new data folder, or into a PostgreSQL database that has just been created.',
  },
  // Calendars and mail
  'calendar.refused': {
    title: 'This calendar address cannot be made',
    remedy: 'Act from a post of your own, and try again.',
  },
  'calendar.unknown': {
    title: 'You have no such calendar address',
    remedy: 'Look at the page of your calendar and mails again.',
  },
  'mail.settings': {
    title: 'Mail is configured only in part',
    remedy: 'Set SMTP_URL, MAIL_FROM and PUBLIC_ADDRESS together, or leave SMTP_URL out: then no mail is sent.',
  },
  'mail.unreachable': {
    title: 'The mail server cannot be reached, so no mail was sent',
    remedy: 'Check SMTP_URL and that the server is running. What is owed to be told is told once it answers.',
  },
  // The record
  'restricted.reason': {
    title: 'Restricted matter is opened only for a reason, and none was given',
    remedy: 'Say in a sentence why you need to see it. The reason is shown to the Chief Social Work Officer.',
  },
} as const satisfies Record<string, { readonly title: string; readonly remedy: string }>;

export type FaultCode = keyof typeof FAULTS;

/** The exact place of a fault: any part may be unknown. Rows and columns are as the reader of the file counts them, from 1. */
export type Place = {
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
};

/** One fault: its code, its place, what was found in words, and what to do (the registry's remedy unless a better one is known). */
export type Fault = {
  readonly code: FaultCode;
  readonly message: string;
  readonly remedy: string;
  readonly place: Place;
};

/** Makes a fault. `detail` says what was found here and replaces the general title; `remedy` replaces the general remedy. */
export const fault = (code: FaultCode, detail?: string, place: Place = {}, remedy?: string): Fault => ({
  code,
  message: detail ?? FAULTS[code].title,
  remedy: remedy ?? FAULTS[code].remedy,
  place,
});

/** A fault's two sentences without its place: "What was found. What to do." */
export const sayFault = ({ message, remedy }: Pick<Fault, 'message' | 'remedy'>): string =>
  `${message}${/[.?!]$/.test(message) ? '' : '.'} ${remedy}`.trimEnd();

/** "observations.csv, row 14, column value: what was found. What to do." */
export const describeFault = (found: Fault): string => {
  const { file, sheet, row, column } = found.place;
  const where = [
    file,
    sheet === undefined ? undefined : `sheet ${sheet}`,
    row === undefined ? undefined : `row ${row}`,
    column === undefined ? undefined : `column ${column}`,
  ].filter((part) => part !== undefined);
  return `${where.length === 0 ? '' : `${where.join(', ')}: `}${sayFault(found)}`;
};

/** An exception that carries a fault, for failures that no caller is expected to mend (a locked folder, a full disk). */
export class FaultError extends Error {
  readonly fault: Fault;
  constructor(found: Fault, options?: ErrorOptions) {
    super(describeFault(found), options);
    this.name = 'FaultError';
    this.fault = found;
  }
}
