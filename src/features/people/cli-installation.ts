import type { Command } from 'commander';

import type { Fault, Result } from '../../kernel/index.ts';
import type { Format } from '../../platform/command/command.ts';
import type { Office } from '../record/index.ts';
import { addPost } from './add-post.ts';
import { POST_ROLES } from './assignable-roles.ts';
import { renamePerson } from './change-person.ts';
import { mapGroup, unmapGroup } from './change-sign-in.ts';

/** What the commands of `remit people` share. */
type PeopleCommands = {
  readonly command: (name: string, description: string) => Command;
  readonly officeOf: (council: string) => Promise<Office>;
  readonly finish: <Value>(result: Result<Value, Fault[]>, format: Format, say: (value: Value) => string) => void;
};

type Common = { readonly council: string; readonly format: Format };
type PostOptions = Common & {
  readonly code: string;
  readonly title: string;
  readonly service?: string;
  readonly role: readonly string[];
};
type RenameOptions = Common & { readonly person: string; readonly name: string; readonly email?: string };
type GroupOptions = Common & { readonly post: string; readonly end: boolean };

/** What no page does, or not all of it: adding a guarded post, renaming somebody who serves several councils, and giving a guarded post to a group of the sign-in. */
export const registerForInstallation = ({ command, officeOf, finish }: PeopleCommands): void => {
  command('post', 'Add a post to the council, of any roles')
    .requiredOption('--code <code>', 'its code: capital letters, digits and hyphens, such as CSWO')
    .requiredOption('--title <title>', 'its title')
    .option('--service <service>', 'the service that it belongs to')
    .option(
      '--role <role>',
      `a role that it has, of: ${POST_ROLES.join(', ')}; may be given more than once`,
      (role: string, roles: readonly string[]) => [...roles, role],
      [],
    )
    .action(async ({ council, format, code, title, service, role }: PostOptions) => {
      const added = await addPost(await officeOf(council), { code, title, service: service ?? '', roles: role });
      finish(added, format, (post) => `Added the post ${post}\n`);
    });

  command('rename', 'Change the particulars of a person, in every council that they serve')
    .requiredOption('--person <code>', 'the code of the person')
    .requiredOption('--name <name>', 'the name that others know them by')
    .option('--email <address>', 'their e-mail address; without it, none is kept')
    .action(async ({ council, format, person, name, email }: RenameOptions) => {
      finish(
        await renamePerson(await officeOf(council), person, name, email ?? ''),
        format,
        (code) => `Renamed ${code}\n`,
      );
    });

  command('sign-in-group <group>', "Give a post to whoever belongs to a group of the council's sign-in; or end that")
    .requiredOption('--post <post>', 'the code of the post')
    .option('--end', 'the group gives the post no longer', false)
    .action(async (claim: string, { council, format, post, end }: GroupOptions) => {
      const office = await officeOf(council);
      const done = end ? await unmapGroup(office, { claim, post }) : await mapGroup(office, { claim, post });
      finish(done, format, () => `${claim} ${end ? 'gives no longer' : 'gives'} ${post}\n`);
    });
};
