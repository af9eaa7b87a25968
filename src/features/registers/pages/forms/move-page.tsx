import type { JSX } from 'preact';

import type { RouteAnswer } from '../../../../platform/http/index.ts';
import { Link } from '../../../../ui/index.ts';
import { may } from '../../../access/index.ts';
import { type Delegation, delegationsOf } from '../../../people/index.ts';
import { REGISTERS } from '../../addresses.ts';
import { beforeLapse } from '../../entry/before-lapse.ts';
import type { Revision } from '../../entry/entry.ts';
import { DrawFields } from '../../form/draw-fields.tsx';
import { DECIDE_IN_REGISTERS } from '../../policy.ts';
import { eventOfType, type Move, type RegisterType, stateOfType } from '../../type/register-type.ts';
import { asItStands, type ShownEntry } from '../entry/entry-part.ts';
import type { Reached } from '../reach.ts';
import { nothingHere, type RegistersView, readerKeeps, registersPage } from '../view.tsx';
import { drawingOf, offersOn } from './drawing.ts';
import { entryCrumbs, Refused, whyNoChange } from './entry-parts.tsx';
import { fieldsOfMove, missingBefore, reasonsOf } from './move-needs.ts';
import { Capacity, ChangedSince, HappenedFields, NotKept, RegisterForm } from './parts.tsx';

/** The mark of the form that makes a step in an entry. */
export const MOVE = 'move';

// What was done before time ran out can be written down afterwards.
const leadsOn = (revisions: readonly Revision[], { from }: Move, type: RegisterType): boolean =>
  [revisions.at(-1)?.state, beforeLapse(revisions, type)?.state].some(
    (state) => state !== undefined && from.includes(state),
  );

const whyNoMove = (
  given: RegistersView,
  type: RegisterType,
  { standing, move }: { readonly standing: ShownEntry; readonly move: Move },
): string | null => {
  const { now, revisions } = standing;
  if (move.by === 'officer' && !may(given.acting, DECIDE_IN_REGISTERS)) {
    return `The law gives "${move.label}" to the Chief Social Work Officer, or to a depute under a delegation for decisions. Your post cannot do it.`;
  }
  if (leadsOn(revisions, move, type)) return null;
  return `"${move.label}" does not follow from where the entry stands: ${stateOfType(type, now.state)?.label ?? now.state}.`;
};

const Missing = (props: {
  readonly given: RegistersView;
  readonly type: RegisterType;
  readonly now: Revision;
  readonly missing: ReturnType<typeof missingBefore>;
}): JSX.Element => {
  const { given, type, now, missing } = props;
  return (
    <>
      <p>Before this step can be made, note that this happened:</p>
      <ul>
        {missing.map((need) => {
          const event = eventOfType(type, need.event);
          const canBeNoted = event?.notedIn?.includes(now.state) === true;
          return (
            <li key={`${need.event} ${need.because}`}>
              {canBeNoted ? (
                <Link href={REGISTERS.note(given.council, now.reference, need.event)}>{event.label}</Link>
              ) : (
                (event?.label ?? need.event)
              )}
              {`: ${need.because}.`}
            </li>
          );
        })}
      </ul>
    </>
  );
};

// Of some fields only what is said with this step counts, so that they begin empty.
const standingFor = ({ anew = [] }: Move, { fields }: Revision) =>
  Object.fromEntries(Object.entries(fields).filter(([code]) => !anew.includes(code)));

// By which delegation the reader acts; null for whoever acts by none.
const delegationOf = async ({ tx, acting }: RegistersView): Promise<Delegation | null> => {
  const capacity = acting?.capacity;
  if (capacity?.kind !== 'depute') return null;
  return (await delegationsOf(tx)).find(({ code }) => code === capacity.delegation) ?? null;
};

/** The form of one step in an entry: what it asks and why, when it was done, and in which capacity; or what is still missing, and where to enter it. */
export const movePage =
  (code: string) =>
  async (given: RegistersView, { entry, type }: Reached): Promise<RouteAnswer> => {
    const standing = await asItStands(given, { entry, type });
    const { now } = standing;
    const move = type.moves.find((each) => each.code === code);
    if (move === undefined) return nothingHere(given);
    const page = { title: `${move.label}: ${now.reference}`, crumbs: entryCrumbs(given, type, now) };
    if (!readerKeeps(given, type.code))
      return registersPage(given, { ...page, main: <NotKept given={given} type={type} /> });
    const why = whyNoChange(now) ?? whyNoMove(given, type, { standing, move });
    if (why !== null) return registersPage(given, { ...page, main: <Refused given={given} now={now} why={why} /> });
    const missing = missingBefore(type, move, now);
    if (missing.length > 0) {
      return registersPage(given, { ...page, main: <Missing given={given} type={type} now={now} missing={missing} /> });
    }
    const fields = fieldsOfMove(type, move, now);
    const event = move.event === undefined ? null : eventOfType(type, move.event);
    const offers = await offersOn(given, now.events[0]?.day ?? given.today);
    const drawing = drawingOf(given, MOVE, { fields, values: standingFor(move, now), offers });
    return registersPage(given, {
      ...page,
      main: (
        <>
          <ChangedSince given={given} drawing={drawing} entry={entry} type={type} />
          {move.by === 'officer' ? <Capacity given={given} delegation={await delegationOf(given)} /> : null}
          <RegisterForm
            given={given}
            drawing={drawing}
            action={REGISTERS.move(given.council, now.reference, move.code)}
            seen={entry.now.number}
            button={move.label}
          >
            {event === null ? null : <HappenedFields drawing={drawing} event={event} fields={now.fields} />}
            <DrawFields fields={fields} drawing={drawing} because={reasonsOf(move)} />
          </RegisterForm>
        </>
      ),
    });
  };
