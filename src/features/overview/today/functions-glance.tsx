import type { JSX } from 'preact';

import { DataTable, Link, StatusTag } from '../../../ui/index.ts';
import { ASSURANCE, LEVEL_WORDS, type OpinionNow } from '../../assurance/index.ts';

// The level stands in its own column; what follows it in the reason says why.
const why = ({ reason, level, worked }: OpinionNow): string => {
  const stated = `${LEVEL_WORDS[worked].words}. `;
  return level === worked && reason.startsWith(stated) ? reason.slice(stated.length) : `Worked out: ${reason}`;
};

const changed = ({ aWeekAgo }: OpinionNow): string =>
  aWeekAgo === null ? '' : ` It was ${LEVEL_WORDS[aWeekAgo].words.toLowerCase()} a week ago.`;

/** The functions at a glance: each with its level, whether it moved since last week, and why it stands where it does. */
export const FunctionsGlance = (props: {
  readonly council: string;
  readonly opinions: readonly OpinionNow[];
}): JSX.Element => {
  const { council, opinions } = props;
  return (
    <DataTable
      id="functions"
      caption="How assured the functions are"
      captionHidden
      narrow="stack"
      compact
      rows={opinions}
      columns={[
        {
          title: 'Function',
          rowHeader: true,
          cell: ({ function: assured }: OpinionNow) => (
            <Link href={ASSURANCE.function(council, assured.code)}>
              {assured.position}. {assured.title}
            </Link>
          ),
        },
        {
          title: 'Opinion',
          cell: (opinion) => {
            const { level, overruled } = opinion;
            return (
              <>
                <StatusTag mark={LEVEL_WORDS[level].mark} words={LEVEL_WORDS[level].words} />
                {overruled === null ? null : ' The officer’s own.'}
                {changed(opinion)}
              </>
            );
          },
        },
        { title: 'Why', cell: why },
      ]}
    />
  );
};
