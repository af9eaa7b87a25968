import type { RouteAnswer } from '../../platform/http/index.ts';
import { ButtonLink, EmptyState, Link } from '../../ui/index.ts';
import { may } from '../access/index.ts';
import { ESCALATIONS } from './addresses.ts';
import { EscalationLists } from './list-table.tsx';
import { READ_RESTRICTED_ESCALATIONS, WRITE_ESCALATIONS } from './policy.ts';
import { escalationsOf } from './store.ts';
import { type EscalationsView, escalationPage } from './view.tsx';

/** Every risk that was reported and that is not restricted: open ones first, whom was told, and whom was not yet. */
export const listPage = async (given: EscalationsView): Promise<RouteAnswer> => {
  const { council, tx, view } = given;
  const escalations = await escalationsOf(tx, { confidentiality: 'open' });
  const writes = may(view.acting, WRITE_ESCALATIONS);
  return escalationPage(given, {
    title: 'Risks reported upwards',
    label: 'Risks reported',
    main: (
      <>
        {writes ? <ButtonLink words="Report a risk" href={ESCALATIONS.new(council)} /> : null}
        {escalations.length === 0 ? (
          <EmptyState
            title="No risk is reported here"
            purpose="A significant, serious or immediate risk that the Chief Social Work Officer reports to elected members, the chief executive, the Integration Joint Board or the chief officer stands here: what it is, whom they told and when, what came back, and what was done."
          />
        ) : (
          <EscalationLists
            given={given}
            escalations={escalations}
            name={(code) => <Link href={ESCALATIONS.one(council, code)}>{code}</Link>}
          />
        )}
        {may(view.acting, READ_RESTRICTED_ESCALATIONS) ? (
          <p>
            Restricted risks are not in this list.{' '}
            <Link href={ESCALATIONS.restricted(council)}>Open restricted ones</Link> with a reason.
          </p>
        ) : (
          <p>Restricted risks, if there are any, are not in this list.</p>
        )}
      </>
    ),
  });
};
