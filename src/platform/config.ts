import { isIP } from 'node:net';

import { z } from 'zod';
import { type Fault, fail, fault, ok, type Result } from '../kernel/index.ts';
import { LOG_LEVELS } from './log.ts';
import { isLoopback } from './loopback.ts';
import { isMailAddress, isMailServer } from './mail/addresses.ts';

const url = z
  .string()
  .refine(
    (text) => /^postgres(ql)?:\/\/\S+$/.test(text) && URL.canParse(text),
    'an address that begins with postgresql://',
  );

const isWebAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  const safe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  return safe && `${search}${hash}${username}` === '';
};

const webAddress = z
  .string()
  .refine(isWebAddress, 'an address that begins with https:// (http:// only for this very machine)');

const isNetwork = (text: string): boolean => {
  const [address = '', bits] = text.split('/');
  return isIP(address) !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= 128));
};

const publicAddress = webAddress.refine(
  (text) => URL.canParse(text) && new URL(text).pathname === '/',
  'an address without a path',
);

/** One setting: how its text is read, an example, and what it does in words for the reference page. */
type Setting<Schema extends z.ZodType = z.ZodType> = {
  readonly schema: Schema;
  /** The value when it is not set, as a person would read it. */
  readonly standard: string;
  readonly example: string;
  readonly secret: boolean;
  readonly doc: string;
};

const setting = <Schema extends z.ZodType>(given: Setting<Schema>): Setting<Schema> => given;

/** Every setting Remit reads from its environment; there are no others. `docs/reference/configuration.md` is generated from it. */
export const SETTINGS = {
  DATABASE_URL: setting({
    schema: url.optional(),
    standard: 'not set: the embedded database in the data folder',
    example: 'postgresql://remit_login@db.example/remit',
    secret: true,
    doc: 'The PostgreSQL database (15 or later) that Remit works in. The login needs no rights beyond taking the role remit_app.',
  }),
  DATABASE_OWNER_URL: setting({
    schema: url.optional(),
    standard: 'the same as DATABASE_URL',
    example: 'postgresql://remit_owner@db.example/remit',
    secret: true,
    doc: 'The same database as its owner, used only while starting, to bring the tables up to date.',
  }),
  HOST: setting({
    schema: z.string().min(1).default('127.0.0.1'),
    standard: '127.0.0.1',
    example: '0.0.0.0',
    secret: false,
    doc: 'The address the service listens on. As it comes, only this machine can reach it.',
  }),
  PORT: setting({
    schema: z
      .string()
      .regex(/^\d{1,5}$/, 'a whole number')
      .transform(Number)
      .refine((port) => port <= 65535, 'a whole number from 0 to 65535')
      .default(8080),
    standard: '8080',
    example: '80',
    secret: false,
    doc: 'The port the service listens on, from 0 to 65535. 0 lets the system choose one.',
  }),
  LOG_LEVEL: setting({
    schema: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).default('info'),
    standard: 'info',
    example: 'debug',
    secret: false,
    doc: 'How much is written to standard error: error, warn, info or debug. Only codes and counts are written, never names.',
  }),
  REMIT_DATA: setting({
    schema: z.string().min(1).default('./data'),
    standard: './data',
    example: '/var/lib/remit',
    secret: false,
    doc: 'The data folder: the embedded database and the papers. The option --data comes before it.',
  }),
  REMIT_SECRET: setting({
    schema: z.string().min(32, 'at least 32 characters').optional(),
    standard: 'not set: made once and kept in the file secret.key of the data folder',
    example: 'the output of: openssl rand -base64 48',
    secret: true,
    doc: 'The secret that cookies, forms and the stored secrets of code apps are protected with. Needed with DATABASE_URL, the same for every process. Samples are refused. Whoever changes it signs everybody out of the second step: local accounts must set up their code app again.',
  }),
  PUBLIC_ADDRESS: setting({
    schema: publicAddress.optional(),
    standard: 'not set: people open the address the service listens on',
    example: 'https://remit.council.example',
    secret: false,
    doc: 'The address that people type to reach Remit, as the proxy in front of it serves it. Needed for single sign-on. With https, cookies are kept to encrypted connections.',
  }),
  TRUSTED_PROXIES: setting({
    schema: z
      .string()
      .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
      .refine((parts) => parts.every(isNetwork), 'addresses or networks with commas between them')
      .default([]),
    standard: 'not set: nobody is believed about whom they pass on',
    example: '127.0.0.1, 10.1.0.0/16',
    secret: false,
    doc: 'The addresses of the proxies in front of Remit, whose word is taken for which client a request came from. Needed for the limits on requests to count clients and not the proxy.',
  }),
  EVIDENCE_CHECK: setting({
    schema: z.string().min(1).max(500).optional(),
    standard: 'not set: files are checked for their kind and nothing more',
    example: 'clamdscan --no-summary -',
    secret: false,
    doc: 'A program that each file handed in as evidence is given on its standard input before it is kept; exit code 0 lets it through, 1 refuses it. Run without a shell.',
  }),
  OIDC_ISSUER: setting({
    schema: webAddress.optional(),
    standard: 'not set: no single sign-on',
    example: 'https://login.council.example/realms/staff',
    secret: false,
    doc: "The issuer of the council's single sign-on (OpenID Connect), exactly as it names itself in its own description.",
  }),
  OIDC_CLIENT_ID: setting({
    schema: z.string().min(1).max(200).optional(),
    standard: 'not set: no single sign-on',
    example: 'remit',
    secret: false,
    doc: 'The name under which Remit is registered with the single sign-on service. Its return address there is PUBLIC_ADDRESS followed by /sign-in/return.',
  }),
  OIDC_CLIENT_SECRET: setting({
    schema: z.string().min(1).optional(),
    standard: 'not set: registered as a public client, which the proof key (PKCE) protects',
    example: 'from the single sign-on service',
    secret: true,
    doc: 'The secret that the single sign-on service gave Remit.',
  }),
  OIDC_SCOPES: setting({
    schema: z
      .string()
      .refine((text) => text.split(/\s+/).includes('openid'), 'words with spaces between them, openid among them')
      .default('openid profile email'),
    standard: 'openid profile email',
    example: 'openid profile email groups',
    secret: false,
    doc: 'What the single sign-on service is asked for.',
  }),
  OIDC_GROUPS_CLAIM: setting({
    schema: z.string().min(1).max(100).default('groups'),
    standard: 'groups',
    example: 'roles',
    secret: false,
    doc: 'The claim in which the single sign-on service lists the groups of a person.',
  }),
  BACKUP_FOLDER: setting({
    schema: z.string().min(1).optional(),
    standard: 'not set: no backups by themselves',
    example: '/var/backups/remit',
    secret: false,
    doc: 'A folder that the service writes a backup into every night. Copies on the same disk do not outlive the disk: fetch them from there.',
  }),
  BACKUP_KEEP: setting({
    schema: z
      .string()
      .regex(/^[1-9]\d{0,3}$/, 'a whole number from 1 to 9999')
      .transform(Number)
      .default(14),
    standard: '14',
    example: '30',
    secret: false,
    doc: 'How many of the nightly backups stay in BACKUP_FOLDER. The oldest go first; files of other names are left alone.',
  }),
  SMTP_URL: setting({
    schema: z
      .string()
      .refine(isMailServer, 'an address that begins with smtp:// or smtps://, with nothing after host and port')
      .optional(),
    standard: 'not set: no mail is sent, and the pages say so',
    example: 'smtp://remit:password@mail.council.example:587',
    secret: true,
    doc: 'The mail server that reminders go out by. smtps:// is TLS from the start; smtp:// uses STARTTLS where the server offers it, and with credentials only then. Signs in a password that an address cannot hold are written as %40 and the like. Needs MAIL_FROM and PUBLIC_ADDRESS as well.',
  }),
  MAIL_FROM: setting({
    schema: z.string().refine(isMailAddress, 'one plain e-mail address').optional(),
    standard: 'not set: no mail is sent',
    example: 'remit@council.example',
    secret: false,
    doc: 'The address that mail comes from.',
  }),
  METRICS_TOKEN: setting({
    schema: z.string().min(20, 'at least 20 characters').optional(),
    standard: 'not set: only this machine may read /metrics, and nobody where TRUSTED_PROXIES is set',
    example: 'the output of: openssl rand -hex 24',
    secret: true,
    doc: 'The bearer token with which Prometheus may read /metrics.',
  }),
};

export type SettingName = keyof typeof SETTINGS;

/** The settings in use, read and checked. */
export type Config = { readonly [Name in SettingName]: z.output<(typeof SETTINGS)[Name]['schema']> };

const read = (name: SettingName, text: string | undefined): Result<unknown> => {
  const given = text === undefined || text.trim() === '' ? undefined : text.trim();
  const parsed = SETTINGS[name].schema.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  // The value may be a password, so only the name and the rule are told.
  const rule = parsed.error.issues.map((issue) => issue.message).join('; ');
  const example = `It looks like this: ${SETTINGS[name].example}`;
  return fail([fault('usage.invalid', `The setting ${name} cannot be read: expected ${rule}`, {}, example)]);
};

/**
 * Reads the settings from an environment such as `process.env`. An empty text counts as not set.
 * Gives one fault ('usage.invalid') for each setting that cannot be read; a fault names the setting and never its value.
 */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Result<Config> => {
  const faults: Fault[] = [];
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(SETTINGS) as SettingName[]) {
    const value = read(name, environment[name]);
    if (value.ok) values[name] = value.value;
    else faults.push(...value.problem);
  }
  return faults.length === 0 ? ok(values as Config) : fail(faults);
};

/** The settings of this process. The only place where Remit reads its environment. */
export const processConfig = (): Result<Config> => readConfig(process.env);
