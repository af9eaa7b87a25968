import type { Command } from 'commander';

import { describeFault, FaultError, fault, formatInstant, type Result } from '../../kernel/index.ts';
import { type CommandContext, EXIT, type Format, rejection, toJson } from '../../platform/command/command.ts';
import { programActor } from '../access/index.ts';
import { needCouncil } from '../councils/index.ts';
import { accessOf, type PersonsAccess } from './accounts-list.ts';
import type { SignInContext } from './context.ts';
import { type Enrolment, enrolmentAddress, makeAccount, resetAccount, shutAccount } from './enrolment.ts';
import { giveIdentityLink, identityLinkAddress } from './identity-link.ts';
import { endAllOf } from './sessions.ts';

type Options = { readonly council: string; readonly person: string; readonly format: Format };

const ACTOR = programActor('command line');

const accessIn = async (signIn: SignInContext, council: string): Promise<PersonsAccess[]> => {
  const { code } = await needCouncil(signIn.database, council, signIn.clock());
  return accessOf(signIn, code);
};

const personOf = async (signIn: SignInContext, options: Options): Promise<PersonsAccess> => {
  const found = (await accessIn(signIn, options.council)).find(({ person }) => person === options.person);
  if (found !== undefined) return found;
  throw new FaultError(
    fault('usage.invalid', `The council has no person ${options.person}`, {}, 'List them with "remit people list".'),
  );
};

const sayAccess = ({ person, name, account, councilSignIn, sessions }: PersonsAccess): string =>
  `${person}  ${name ?? 'no name'}  ${account === null ? 'no account' : account.signInName}${
    account !== null && account.password === null ? ' (not set up)' : ''
  }${account?.breakGlass === true ? ' (for emergencies)' : ''}${councilSignIn ? "  council's sign-in" : ''}  sessions: ${sessions.length}\n`;

const accessJson = ({ person, account, councilSignIn, sessions }: PersonsAccess) => ({
  person,
  account: account?.code ?? null,
  signInName: account?.signInName ?? null,
  setUp: account !== null && account.password !== null,
  breakGlass: account?.breakGlass ?? false,
  councilSignIn,
  sessions: sessions.length,
});

/**
 * `remit account …`: the first administrator's way in, and what administrators may not do from a page. A password is never typed here: the person
 * who opens the link chooses it.
 */
export const registerAccounts = (
  program: Command,
  context: CommandContext,
  signInContext: () => Promise<SignInContext>,
): void => {
  const account = program
    .command('account')
    .description('Who can sign in: add, list, reset and close accounts, end sessions');
  const addCommand = (name: string, about: string): Command =>
    account
      .command(name)
      .description(about)
      .requiredOption('--council <council>', 'the council, by code or name')
      .option('--format <format>', 'text or json', 'text');
  const ofPerson = (name: string, about: string): Command =>
    addCommand(name, about).requiredOption(
      '--person <person>',
      'the code of the person, as "remit people list" gives it',
    );

  const tell = (format: Format, json: unknown, text: string): void => {
    context.terminal.out(format === 'json' ? toJson(json) : text);
    context.finish(EXIT.done);
  };
  const refuse = (format: Format, { problem }: Extract<Result<unknown>, { ok: false }>): void => {
    if (format === 'json') context.terminal.out(toJson({ rejected: problem.map(rejection) }));
    else context.terminal.err(`${problem.map(describeFault).join('\n')}\nNothing was changed.\n`);
    context.finish(EXIT.findings);
  };
  const tellLink = (signIn: SignInContext, format: Format, made: Enrolment): void => {
    const link = enrolmentAddress(signIn.publicAddress, made.secret);
    const text = `Pass this link on to the person and to nobody else. It is good once, until ${formatInstant(made.until)}.\n${link}\n`;
    tell(format, { account: made.account, link, until: made.until }, text);
  };

  addCommand('list', 'Who of a council can sign in, and how').action(async (options: Options) => {
    const list = await accessIn(await signInContext(), options.council);
    tell(options.format, list.map(accessJson), list.map(sayAccess).join('') || 'Nobody serves this council yet.\n');
  });

  ofPerson('add', 'Give a person an account, and print the link by which they set it up')
    .requiredOption('--name <name>', 'the sign-in name')
    .option('--break-glass', 'for emergencies, when single sign-on fails', false)
    .action(async (options: Options & { readonly name: string; readonly breakGlass: boolean }) => {
      const signIn = await signInContext();
      const { person } = await personOf(signIn, options);
      const { name: signInName, breakGlass } = options;
      const made = await makeAccount(signIn, { person, signInName, breakGlass }, ACTOR);
      if (made.ok) tellLink(signIn, options.format, made.value);
      else refuse(options.format, made);
    });

  ofPerson('reset', "Void a person's password and code app, sign them out, and print a new link").action(
    async (options: Options) => {
      const signIn = await signInContext();
      const { account: held } = await personOf(signIn, options);
      const made = await resetAccount(signIn, held?.code ?? '', ACTOR);
      if (made.ok) tellLink(signIn, options.format, made.value);
      else refuse(options.format, made);
    },
  );

  ofPerson('close', "Close a person's account and sign them out").action(async (options: Options) => {
    const signIn = await signInContext();
    const { account: held } = await personOf(signIn, options);
    const closed = await shutAccount(signIn, held?.code ?? '', ACTOR);
    if (closed.ok) tell(options.format, { closed: held?.code }, 'The account is closed.\n');
    else refuse(options.format, closed);
  });

  ofPerson('sign-out', 'End every session and token of a person').action(async (options: Options) => {
    const signIn = await signInContext();
    const { person } = await personOf(signIn, options);
    const ended = await endAllOf(signIn, person, ACTOR);
    tell(options.format, { ended }, `Sessions ended: ${ended}\n`);
  });

  ofPerson('link', "Print a link by which a person joins the council's single sign-on to themselves").action(
    async (options: Options) => {
      const signIn = await signInContext();
      const { person } = await personOf(signIn, options);
      const { secret, until } = await giveIdentityLink(signIn, person, ACTOR);
      const link = identityLinkAddress(signIn.publicAddress, secret);
      const text = `Pass this link on to the person and to nobody else. It is good once, until ${formatInstant(until)}.\n${link}\n`;
      tell(options.format, { person, link, until }, text);
    },
  );
};
