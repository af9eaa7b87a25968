import { type CouncilCode, councilCode } from '../../kernel/index.ts';
import { fieldOf, type RouteAnswer } from '../../platform/http/index.ts';
import { actorIn } from '../access/index.ts';
import { type AppRequest, type AppRoute, readCouncil, unknownCouncil } from '../site/index.ts';
import { RETENTION } from './addresses.ts';
import { missingReview } from './other-pages.tsx';
import { type RuleAnswers, setOwnRule } from './own-rule.ts';
import type { RetentionPages } from './pages.ts';
import { SET_RULE } from './policy.ts';
import { retentionRules } from './read-model.ts';
import type { RetentionRule } from './rule.ts';
import { type RuleForm, rulePage } from './rule-page.tsx';

const answersOfRule = (rule: RetentionRule): RuleAnswers => ({
  title: rule.title,
  years: rule.years === null ? '' : String(rule.years),
  countedFrom: rule.countedFrom,
  citation: rule.citation,
  verified: rule.own && rule.verified,
  note: rule.note ?? '',
});

const answersOfForm = ({ form }: AppRequest): RuleAnswers => ({
  title: fieldOf(form, 'title'),
  years: fieldOf(form, 'years'),
  countedFrom: fieldOf(form, 'countedFrom'),
  citation: fieldOf(form, 'citation'),
  verified: fieldOf(form, 'verified') === 'yes',
  note: fieldOf(form, 'note'),
});

const showRule = async (
  { site }: RetentionPages,
  request: AppRequest,
  tried: Pick<RuleForm, 'answers' | 'faults'> | null,
): Promise<RouteAnswer> =>
  (await readCouncil(site, request, async (tx, view): Promise<RouteAnswer> => {
    const code = request.path['rule'] ?? '';
    const rule = (await retentionRules(tx, view.asAt)).find((each) => each.code === code);
    if (rule === undefined) return missingReview(view);
    const form = tried ?? { answers: answersOfRule(rule), faults: [] };
    const html = rulePage(view, { ...form, code, formToken: request.formToken });
    return { kind: 'page', html, status: tried === null ? 200 : 422 };
  })) ?? unknownCouncil();

const saveRule = async (pages: RetentionPages, request: AppRequest, council: CouncilCode): Promise<RouteAnswer> => {
  const answers = answersOfForm(request);
  const by = { council, actor: actorIn(request.caller, council) };
  const result = await setOwnRule(pages.desk, by, request.path['rule'] ?? '', answers);
  if (result.ok) return { kind: 'elsewhere', address: RETENTION.list(council) };
  return showRule(pages, request, { answers, faults: result.problem });
};

/** The form in which a council changes how long it keeps a kind of thing. */
export const ruleRoutes = (pages: RetentionPages): AppRoute[] => [
  {
    method: 'GET',
    path: '/councils/:council/retention/rules/:rule',
    permission: SET_RULE,
    record: null,
    handle: (request) => showRule(pages, request, null),
  },
  {
    method: 'POST',
    path: '/councils/:council/retention/rules/:rule',
    body: 'form',
    permission: SET_RULE,
    record: 'retention.rule',
    handle: async (request) => {
      const council = councilCode(request.path['council'] ?? '');
      return council === null ? unknownCouncil() : saveRule(pages, request, council);
    },
  },
];
