import type { RouteAnswer } from '../../platform/http/index.ts';
import { Button, Form, Inset, TextAreaField, TextField } from '../../ui/index.ts';
import { fieldIn, hiddenOf } from '../site/index.ts';
import { ESCALATIONS } from './addresses.ts';
import { EscalationStory } from './chronology.tsx';
import type { Escalation } from './escalation.ts';
import { EscalationLists } from './list-table.tsx';
import { type EscalationsView, escalationPage, listCrumb } from './view.tsx';

const OPENED = 'That you opened this page was recorded, with your reason.';

/** The form in front of restricted risks: nothing is shown before a reason is given, and nothing is said of what there is. */
export const doorPage = (given: EscalationsView): RouteAnswer => {
  const { again, council, request } = given;
  return escalationPage(given, {
    title: 'Restricted risks',
    label: 'Risks reported',
    crumbs: [listCrumb(council)],
    main: (
      <>
        <Inset>
          <p>
            Whoever opens restricted matter is recorded with the reason given, and the Chief Social Work Officer sees
            it.
          </p>
        </Inset>
        <Form action={ESCALATIONS.restricted(council)} hidden={hiddenOf(request)}>
          <TextField
            {...fieldIn(again, 'open', 'code')}
            label="Code of the risk"
            characters={20}
            hint="Like ESR-2026-001. Leave it empty for the list, which gives the codes."
            autocomplete="off"
          />
          <TextAreaField {...fieldIn(again, 'open', 'reason')} label="Why do you need to see it?" rows={3} />
          <Button words="Open" />
        </Form>
      </>
    ),
  });
};

const crumbsOf = (council: string) => [
  listCrumb(council),
  { words: 'Restricted risks', href: ESCALATIONS.restricted(council) },
];

/** The list of restricted risks, after the reason was recorded. */
export const restrictedListPage = (given: EscalationsView, escalations: readonly Escalation[]): RouteAnswer =>
  escalationPage(given, {
    title: 'Restricted risks',
    label: 'Risks reported',
    crumbs: crumbsOf(given.council),
    main: (
      <>
        <p>{OPENED}</p>
        {escalations.length === 0 ? (
          <p>No restricted risk was reported.</p>
        ) : (
          <EscalationLists given={given} escalations={escalations} name={(code) => <strong>{code}</strong>} />
        )}
        <p>To open one of them, go back and give its code.</p>
      </>
    ),
  });

/** The chronology of one restricted risk, after the reason was recorded. */
export const restrictedChronologyPage = (given: EscalationsView, escalation: Escalation): RouteAnswer =>
  escalationPage(given, {
    title: `Restricted risk, ${escalation.code}`,
    label: 'Restricted: risks reported',
    crumbs: crumbsOf(given.council),
    main: (
      <>
        <p class="remit-next">{OPENED}</p>
        <EscalationStory given={given} escalation={escalation} />
      </>
    ),
  });
