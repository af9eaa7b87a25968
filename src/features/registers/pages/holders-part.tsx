import type { JSX } from 'preact';

import { type Fault, formatDay, sayFault } from '../../../kernel/index.ts';
import { DataTable, Notice } from '../../../ui/index.ts';
import { type Directory, postTitle, sayPerson } from '../../people/index.ts';
import { Group } from '../form/group.tsx';
import { type HeldPost, LOOKED_AT, markOfHeld } from '../trust.ts';

type Props = {
  /** The mark of the form that it stands in. */
  readonly which: string;
  readonly directory: Pick<Directory, 'posts' | 'people'>;
  readonly held: readonly HeldPost[];
  /** What was ticked before. */
  readonly lookedAt: string;
  readonly faults: readonly Fault[];
};

type Line = { readonly post: string; readonly who: string; readonly since: string };

const linesOf = ({ directory, held }: Props): Line[] =>
  held.flatMap(({ post, holdings, claims }) => {
    const title = postTitle(directory.posts, post);
    return [
      ...holdings.map(({ person, firstDay }) => ({
        post: title,
        who: sayPerson(directory.people, person),
        since: formatDay(firstDay),
      })),
      ...claims.map((claim) => ({
        post: title,
        who: `Whoever belongs to the group "${claim}" of the council's sign-in`,
        since: 'Not known here',
      })),
    ];
  });

/** Who has the posts that are to be opened restricted entries, with since when, and the tick that says they were looked at. Nothing where nobody has. */
export const HoldersPart = (props: Props): JSX.Element | null => {
  const { which, held, lookedAt, faults } = props;
  if (held.length === 0) return null;
  const wrong = faults.find(({ place }) => place.column === LOOKED_AT);
  const mark = markOfHeld(held);
  return (
    <>
      <Notice tone="warning" title="Somebody has such a post already">
        <p>
          They would see restricted entries from now on. An administrator may have given it to them. If you do not know
          that it is right, end who holds it first, on the page of the post.
        </p>
      </Notice>
      <DataTable
        id="holders"
        caption="Who has these posts, or will"
        narrow="stack"
        rows={linesOf(props)}
        columns={[
          { title: 'Post', rowHeader: true, cell: ({ post }) => post },
          { title: 'Who', cell: ({ who }) => who },
          { title: 'Since', cell: ({ since }) => since },
        ]}
      />
      <Group
        id={`${which}-${LOOKED_AT}-group`}
        legend="Did you look at who has these posts?"
        {...(wrong === undefined ? {} : { error: sayFault(wrong) })}
      >
        <div class="ds_checkbox">
          <input
            class="ds_checkbox__input"
            type="checkbox"
            id={`${which}-${LOOKED_AT}`}
            name={`${which}-${LOOKED_AT}`}
            value={mark}
            checked={lookedAt === mark}
          />
          <label class="ds_checkbox__label" for={`${which}-${LOOKED_AT}`}>
            I looked: they may see restricted entries
          </label>
        </div>
      </Group>
    </>
  );
};
