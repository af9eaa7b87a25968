import type { Command } from 'commander';

import { type CouncilCode, dayOf, describeFault, type Fault, type Result } from '../../kernel/index.ts';
import { type CommandContext, EXIT, type Format, rejection, toJson } from '../../platform/command/command.ts';
import type { Database } from '../../platform/database/database.ts';
import { programActor, ROLES, type Role } from '../access/index.ts';
import { needCouncil } from '../councils/index.ts';
import { byProgram, type Office } from '../record/index.ts';
import { endHolding, holdPost } from './change-holding.ts';
import { addPerson, type EndAccess, removePerson, welcomePerson } from './change-person.ts';
import { settleRoles } from './change-post.ts';
import { registerForInstallation } from './cli-installation.ts';
import { HOLDING_KINDS, heldOn } from './holding.ts';
import { type Directory, readDirectory, sayPerson } from './read-model.ts';

type Common = { readonly council: string; readonly format: Format };
type Days = { readonly from?: string; readonly until?: string; readonly actingUp?: boolean };
type AddOptions = Common &
  Days & { readonly name?: string; readonly person?: string; readonly email?: string; readonly post?: string };
type HoldOptions = Common & Days & { readonly person: string; readonly post: string };
type EndOptions = Common & { readonly person: string; readonly post: string; readonly lastDay?: string };
type RolesOptions = Common & { readonly roles: string };

const ACTOR = programActor('command line');

/** One post, whoever holds it, as the list gives it. */
type Line = {
  readonly post: string;
  readonly title: string;
  readonly roles: readonly string[];
  readonly held: readonly {
    readonly person: string;
    readonly name: string;
    readonly kind: string;
    readonly since: string;
  }[];
};

const linesOf = ({ posts, holdings, postRoles, people }: Directory, day: string): Line[] =>
  [...posts.values()].map(({ code, title }) => ({
    post: code,
    title,
    roles: postRoles.filter(({ post }) => post === code).map(({ role }) => role),
    held: heldOn(
      holdings.filter(({ post }) => post === code),
      day,
    ).map(({ person, kind, firstDay }) => ({ person, name: sayPerson(people, person), kind, since: firstDay })),
  }));

const sayLine = ({ post, title, roles, held }: Line): string => {
  const given = roles.length === 0 ? '' : ` [${roles.map((role) => ROLES[role as Role] ?? role).join(', ')}]`;
  const holders = held.map(({ person, name, kind, since }) => {
    const how = kind === 'acting-up' ? `, ${HOLDING_KINDS['acting-up'].toLowerCase()}` : '';
    return `    ${person}  ${name}${how}, since ${since}\n`;
  });
  return `${post}  ${title}${given}\n${holders.length === 0 ? '    nobody\n' : holders.join('')}`;
};

const holdingOf = ({ post, from, until, actingUp }: Days & { post: string }, today: string) => ({
  post,
  kind: actingUp === true ? 'acting-up' : 'holder',
  firstDay: from ?? today,
  lastDay: until ?? '',
});

/** `remit people …`: whoever runs the installation gives the first posts, and helps where nobody else can. */
export const registerPeople = (program: Command, context: CommandContext, endAccess: EndAccess): void => {
  const { terminal, clock } = context;
  const people = program.command('people').description("Who holds which of a council's posts");

  const officeOf = async (council: string): Promise<Office> => {
    const database = await context.database();
    const { code } = await needCouncil(database, council, clock());
    return { database, clock, council: code, by: byProgram(ACTOR) };
  };

  const finish = <Value>(result: Result<Value, Fault[]>, format: Format, say: (value: Value) => string): void => {
    if (format === 'json') {
      const problems = result.ok ? [] : result.problem;
      terminal.out(
        toJson({ done: result.ok, value: result.ok ? result.value : null, rejected: problems.map(rejection) }),
      );
    } else if (result.ok) terminal.out(say(result.value));
    else terminal.err(`${result.problem.map(describeFault).join('\n')}\nNothing was changed.\n`);
    context.finish(result.ok ? EXIT.done : EXIT.findings);
  };

  const command = (name: string, description: string): Command =>
    people
      .command(name)
      .description(description)
      .requiredOption('--council <council>', 'the council')
      .option('--format <format>', 'text or json', 'text');

  command('list', 'Every post with its roles and whoever holds it today').action(
    async ({ council, format }: Common) => {
      const office = await officeOf(council);
      const lines = linesOf(await office.database.read({ council: office.council }, readDirectory), dayOf(clock()));
      terminal.out(format === 'json' ? toJson({ council: office.council, posts: lines }) : lines.map(sayLine).join(''));
      context.finish(EXIT.done);
    },
  );

  command('add', 'Add a person, and give them a post; or let one whom another council knows serve this one too')
    .option('--name <name>', 'the name that others know them by')
    .option('--person <code>', 'in place of a name: the code of somebody whom another council knows')
    .option('--email <address>', 'their e-mail address')
    .option('--post <post>', 'the code of the post that they take up')
    .option('--from <day>', 'the first day (today)')
    .option('--until <day>', 'the last day (not known)')
    .option('--acting-up', 'they act up, and do not hold the post')
    .action(async ({ council, format, name, person, email, post, ...days }: AddOptions) => {
      const office = await officeOf(council);
      const holding = post === undefined ? null : holdingOf({ ...days, post }, dayOf(clock()));
      const added =
        person === undefined
          ? await addPerson(office, { name: name ?? '', email: email ?? '', holding })
          : await welcomePerson(office, person, holding);
      finish(added, format, (code) => `Added ${code}\n`);
    });

  command('hold', 'Give a post to a person')
    .requiredOption('--person <code>', 'the code of the person')
    .requiredOption('--post <post>', 'the code of the post')
    .option('--from <day>', 'the first day (today)')
    .option('--until <day>', 'the last day (not known)')
    .option('--acting-up', 'they act up, and do not hold the post')
    .action(async ({ council, format, person, post, ...days }: HoldOptions) => {
      const held = await holdPost(await officeOf(council), { person, ...holdingOf({ ...days, post }, dayOf(clock())) });
      finish(held, format, () => `${person} holds ${post}\n`);
    });

  command('end', 'End that a person holds a post')
    .requiredOption('--person <code>', 'the code of the person')
    .requiredOption('--post <post>', 'the code of the post')
    .option('--last-day <day>', 'the last day (today)')
    .action(async ({ council, format, person, post, lastDay }: EndOptions) => {
      const office = await officeOf(council);
      const { holdings } = await office.database.read({ council: office.council }, readDirectory);
      const today = dayOf(clock());
      const standing = holdings.find(
        (each) => each.person === person && each.post === post && (each.lastDay === null || each.lastDay >= today),
      );
      finish(
        await endHolding(office, post, standing?.code ?? '', lastDay ?? ''),
        format,
        () => `${person} gave up ${post}\n`,
      );
    });

  command('roles <post>', 'Settle the roles of a post: those not named are taken from it')
    .requiredOption('--roles <roles>', `separated by commas, of: ${Object.keys(ROLES).join(', ')}`)
    .action(async (post: string, { council, format, roles }: RolesOptions) => {
      const wanted = roles
        .split(',')
        .map((role) => role.trim())
        .filter((role) => role !== '');
      finish(
        await settleRoles(await officeOf(council), post, wanted),
        format,
        (now) => `${post}: ${now.join(', ') || 'no role'}\n`,
      );
    });

  registerForInstallation({ command, officeOf, finish });

  people
    .command('remove <person>')
    .description('Remove a person everywhere: their access ends, their particulars are erased, the record stays whole')
    .option('--format <format>', 'text or json', 'text')
    .action(async (person: string, { format }: { format: Format }) => {
      const database: Database = await context.database();
      const council: CouncilCode | null = null;
      const removed = await removePerson({ database, clock, by: byProgram(ACTOR), council, endAccess }, person);
      finish(removed, format, (code) => `Removed ${code}\n`);
    });
};
