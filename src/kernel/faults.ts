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
  'paper.template': { title: 'The template cannot be used', remedy: 'Correct the template at the place named.' },
  'database.locked': {
    title: 'Another process is using this data folder',
    remedy: 'Stop the other process, or send the command to it.',
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
    remedy: 'Try again in a few minutes. If it stays so, tell your council\'s service desk.',
  },
  'sign-on.refused': {
    title: 'The answer of the single sign-on service is not to be trusted',
    remedy: 'Sign in again from the beginning.',
  },
  'sign-on.expired': {
    title: 'Signing in took too long',
    remedy: 'Sign in again from the beginning.',
  },
  'secret.missing': {
    title: 'The setting REMIT_SECRET is missing; with DATABASE_URL it must be set',
    remedy: 'Set it to the output of "openssl rand -base64 48", the same for every process of this installation.',
  },
  'secret.unusable': {
    title: "The installation's secret will not do",
    remedy: 'Set REMIT_SECRET to the output of "openssl rand -base64 48".',
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

/** "observations.csv, row 14, column value: what was found. What to do." */
export const describeFault = (found: Fault): string => {
  const { file, sheet, row, column } = found.place;
  const where = [
    file,
    sheet === undefined ? undefined : `sheet ${sheet}`,
    row === undefined ? undefined : `row ${row}`,
    column === undefined ? undefined : `column ${column}`,
  ].filter((part) => part !== undefined);
  const stop = /[.?!]$/.test(found.message) ? '' : '.';
  return `${where.length === 0 ? '' : `${where.join(', ')}: `}${found.message}${stop} ${found.remedy}`;
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
