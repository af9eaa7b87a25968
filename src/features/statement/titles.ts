import { formatInstant, periodTitle } from '../../kernel/index.ts';
import type { StatementFacts } from './facts.ts';

/** What the paper is called. */
export const titleOf = ({ year }: Pick<StatementFacts, 'year'>): string =>
  `Chief Social Work Officer's statement of assurance ${periodTitle(year)}`;

/** The line at the foot of every page, and of every other output. */
export const asAtLine = ({ asAt }: Pick<StatementFacts, 'asAt'>): string => `As known at ${formatInstant(asAt)}`;

/** What stands at the head of every page: what was said of the data, and that the year is still running; null where neither. */
export const bannerOf = ({
  notices,
  reach,
  year,
}: Pick<StatementFacts, 'notices' | 'reach' | 'year'>): string | null => {
  const draft = reach.soFar ? [`Draft: ${periodTitle(year)} so far`] : [];
  const said = [...notices.map(({ text }) => text), ...draft].join(' ');
  return said === '' ? null : said;
};
