import type { Clock } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { isPaperFormat, MEDIA_TYPES, renderPaper } from '../reports/index.ts';
import { type AppRoute, type CouncilView, readCouncil, type Site, unknownCouncil } from '../site/index.ts';
import type { StatementFormat } from './addresses.ts';
import { READ_STATEMENT } from './policy.ts';
import { type AskedStatement, readStatement } from './read-statement.ts';
import { statementJson } from './statement-json.ts';
import { noStatementPage, statementPage } from './statement-page.tsx';
import { statementPaper } from './statement-paper.ts';
import { statementFileName } from './write-statement.ts';

export type StatementDependencies = { readonly site: Site; readonly clock: Clock };

type Read = { readonly view: CouncilView; readonly asked: AskedStatement };
type Found = Extract<AskedStatement, { facts: unknown }>;

/** The statement of assurance as a page, and as files to take away. A year that is running changes with the day alone, so no page is kept. */
export const statementRoutes = ({ site, clock }: StatementDependencies): AppRoute[] => {
  const route = (suffix: string, answer: (found: Found, view: CouncilView) => Promise<RouteAnswer>): AppRoute => ({
    method: 'GET',
    path: `/councils/:council/assurance/statement${suffix}`,
    permission: READ_STATEMENT,
    record: null,
    handle: async (request) => {
      const read = await readCouncil(
        site,
        request,
        async (tx, view): Promise<Read> => ({ view, asked: await readStatement(tx, view, request, clock) }),
      );
      if (read === null) return unknownCouncil();
      const { view, asked } = read;
      if ('facts' in asked) return answer(asked, view);
      return { kind: 'page', status: asked.status, html: noStatementPage(view, asked.why, asked.years) };
    },
  });
  const file = (format: StatementFormat): AppRoute =>
    route(`.${format}`, async ({ facts }) =>
      isPaperFormat(format)
        ? {
            kind: 'file',
            bytes: await renderPaper(statementPaper(facts), format),
            type: MEDIA_TYPES[format],
            name: statementFileName(facts, format),
          }
        : { kind: 'json', json: JSON.stringify(statementJson(facts)) },
    );
  return [
    route('', async ({ facts, years }, view) => ({
      kind: 'page',
      html: statementPage({ view, facts, years, document: statementPaper(facts) }),
    })),
    file('docx'),
    file('pdf'),
    file('html'),
    file('json'),
  ];
};
