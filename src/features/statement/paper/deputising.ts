import type { Block } from '../../../documents/model.ts';
import { formatInstant } from '../../../kernel/index.ts';
import { DELEGATION_KINDS } from '../../access/index.ts';
import { postTitle } from '../../people/index.ts';
import { count } from '../../site/index.ts';
import type { StatementFacts } from '../facts.ts';
import { inYear } from '../say.ts';
import { stoppedAt } from '../span-of-year.ts';
import { heading, rowOf, type StatementSection, said } from './context.ts';

const sayMeetings = ({ meetings, year, reach }: StatementFacts): string => {
  const { held, cswo, depute, nobody, notAsked, unrecorded } = meetings;
  if (held === 0) return `No meeting of a group in the calendar falls ${inYear({ year, reach })}.`;
  const counted: readonly (readonly [number, string])[] = [
    [cswo, 'attended by the Chief Social Work Officer'],
    [depute, 'attended by a depute'],
    [nobody, 'attended by nobody for the officer'],
    [notAsked, 'to which the officer was not asked'],
    [unrecorded, 'of which nobody has said who attended'],
  ];
  const parts = counted.filter(([many]) => many > 0).map(([many, words]) => `${many} ${words}`);
  return `Of ${count(held, 'meeting')} of the officer's groups ${inYear({ year, reach })}: ${parts.join(', ')}.`;
};

/** Who deputised for the officer, by posts, and what became of the meetings. */
export const deputising: StatementSection = (number, context) => {
  const { facts, numbers } = context;
  const { delegations, posts } = facts;
  return [
    heading(number, 'Deputising', 'deputising'),
    said(
      context,
      number,
      delegations.length === 0
        ? `No delegation of the Chief Social Work Officer's post was in force ${inYear(facts)}.`
        : `${count(delegations.length, 'delegation was', 'delegations were')} in force at some time ${inYear(facts)}.`,
    ),
    ...(delegations.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: numbers.table('Delegations in force'),
            columns: [
              { title: 'Delegation', width: 13 },
              { title: 'From', width: 18 },
              { title: 'Until', width: 18 },
              { title: 'Covers', width: 24 },
              { title: 'For which post', width: 20 },
              { title: 'Depute', width: 24 },
            ],
            rows: delegations.map((each) =>
              rowOf(
                each.code,
                formatInstant(each.from),
                `${formatInstant(stoppedAt(each))}${stoppedAt(each) < each.to ? ' (ended early)' : ''}`,
                each.kinds.map((kind) => DELEGATION_KINDS[kind]).join('; '),
                postTitle(posts, each.coversPost),
                postTitle(posts, each.deputePost),
              ),
            ),
            compact: true,
          } satisfies Block,
        ]),
    said(context, number, sayMeetings(facts)),
  ];
};
