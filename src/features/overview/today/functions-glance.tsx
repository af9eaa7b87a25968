import type { JSX } from 'preact';

import { DataTable, Link, StatusTag } from '../../../ui/index.ts';
import { ASSURANCE, LEVEL_WORDS, type OpinionNow } from '../../assurance/index.ts';

const changed = ({ aWeekAgo }: OpinionNow): string =>
  aWeekAgo === null ? 'as a week ago' : `was ${LEVEL_WORDS[aWeekAgo].words.toLowerCase()} a week ago`;

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
          cell: ({ level, overruled }) => (
            <>
              <StatusTag mark={LEVEL_WORDS[level].mark} words={LEVEL_WORDS[level].words} />
              {overruled === null ? null : ' (the officer’s own)'}
            </>
          ),
        },
        { title: 'Since last week', cell: changed },
        { title: 'Why', cell: ({ reason }) => reason },
      ]}
    />
  );
};
