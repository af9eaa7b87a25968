import type { RouteAnswer } from '../../platform/http/index.ts';
import { ESCALATIONS } from './addresses.ts';
import { EscalationStory } from './chronology.tsx';
import { confidentialityOf, escalationCode } from './escalation.ts';
import { escalationOf } from './store.ts';
import { isUntold } from './telling.ts';
import { type EscalationsView, escalationPage, listCrumb, nothingHere } from './view.tsx';

/** The chronology of one risk that is not restricted; for a restricted one, the way to the form that asks for the reason. */
export const chronologyPage = async (given: EscalationsView, typed: string): Promise<RouteAnswer> => {
  const { council, tx } = given;
  const code = escalationCode(typed);
  if (code === null) return nothingHere(given);
  if (confidentialityOf(code) === 'restricted') {
    return { kind: 'elsewhere', address: ESCALATIONS.restricted(council) };
  }
  const escalation = await escalationOf(tx, code, 'open');
  if (escalation === null) return nothingHere(given);
  return escalationPage(given, {
    title: isUntold(escalation) ? `Risk raised, nobody told yet, ${code}` : `Risk reported upwards, ${code}`,
    label: 'Risks reported',
    crumbs: [listCrumb(council)],
    main: <EscalationStory given={given} escalation={escalation} />,
  });
};
