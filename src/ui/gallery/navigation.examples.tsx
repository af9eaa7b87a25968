import { ButtonLink } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { DownloadList } from '../components/download-list.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Feedback } from '../components/feedback.tsx';
import { Link } from '../components/link.tsx';
import { Inset, Notice } from '../components/notice.tsx';
import { Pagination } from '../components/pagination.tsx';
import { SideNavigation } from '../components/side-navigation.tsx';
import { Tabs } from '../components/tabs.tsx';
import type { ExampleSet } from '../example.ts';

export const navigationExamples: ExampleSet = {
  title: 'Words and ways',
  examples: [
    {
      name: 'Notices',
      node: (
        <>
          <Notice tone="info" title="Two figures are provisional">
            <p>They are confirmed in March.</p>
          </Notice>
          <Notice tone="warning" title="The summary was made before the last return came in" />
          <Notice tone="error" title="The workbook could not be read">
            <p>
              Row 14: the value "about 5" is not a number. <Link href="/help/values">How to write values</Link>
            </p>
          </Notice>
          <Notice tone="success" title="Your figure for 2022/23 is in" />
        </>
      ),
    },
    { name: 'Inset', node: <Inset>The share of looked-after children who live at home or with another family.</Inset> },
    {
      name: 'Empty place',
      node: (
        <EmptyState
          title="No returns have come in for 2022/23"
          purpose="Returns are the figures that owners send for each period."
          first={{ words: 'Ask the owners for their figures', href: '/returns/ask' }}
        />
      ),
    },
    {
      name: 'Details',
      node: (
        <Details summary="How this was worked out">
          <p>413 of 475 children is 86.9%.</p>
        </Details>
      ),
    },
    {
      name: 'Tabs',
      node: (
        <Tabs
          label="Views of this measure"
          links={[
            { words: 'Series', href: '/measures/community', current: true },
            { words: 'Comparison', href: '/measures/community/comparison' },
            { words: 'Definition', href: '/measures/community/definition' },
          ]}
        />
      ),
    },
    {
      name: 'Side navigation',
      node: (
        <SideNavigation
          label="Plan"
          links={[
            { words: 'Scorecard', href: '/plans/p' },
            {
              words: 'Priorities',
              href: '/plans/p/priorities',
              within: [{ words: 'Best start', href: '/plans/p/priorities/1', current: true }],
            },
          ]}
        />
      ),
    },
    {
      name: 'Pages',
      node: <Pagination label="Pages of observations" page={6} pages={12} hrefOf={(page) => `?page=${page}`} />,
    },
    {
      name: 'Downloads',
      node: (
        <DownloadList
          downloads={[
            { title: 'Assessment, April to September 2022', href: '/papers/1.docx', format: 'Word', size: 51_200 },
            { title: 'Figures', href: '/papers/1.csv', format: 'CSV', size: 840 },
          ]}
        />
      ),
    },
    { name: 'Next step', node: <ButtonLink words="Record the decision" href="/registers/secure/new" /> },
    { name: 'Feedback', node: <Feedback href="/feedback?page=gallery" /> },
  ],
};
