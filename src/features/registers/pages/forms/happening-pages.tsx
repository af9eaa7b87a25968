import { formatDay, formatInstant, sayFault } from '../../../../kernel/index.ts';
import type { RouteAnswer } from '../../../../platform/http/index.ts';
import { CheckboxField, Inset, TextAreaField } from '../../../../ui/index.ts';
import { may } from '../../../access/index.ts';
import { REGISTERS } from '../../addresses.ts';
import { canBeNoted } from '../../entry/continue-entry.ts';
import { lastStep } from '../../entry/correct-step.ts';
import type { EntryEvent } from '../../entry/entry.ts';
import { faultsOfWithdrawing } from '../../entry/officer-decided.ts';
import { propsOf } from '../../form/drawing.tsx';
import { textOf } from '../../form/typed.ts';
import { DECIDE_IN_REGISTERS } from '../../policy.ts';
import { eventOfType, movesBy, type RegisterType, stateOfType } from '../../type/register-type.ts';
import { asItStands } from '../entry/entry-part.ts';
import type { Reached } from '../reach.ts';
import { nothingHere, type RegistersView, readerKeeps, registersPage } from '../view.tsx';
import { OWN } from './asked.ts';
import { drawingOf } from './drawing.ts';
import { entryCrumbs, Refused, whyNoChange } from './entry-parts.tsx';
import { ChangedSince, HappenedFields, NotKept, RegisterForm } from './parts.tsx';

/** The marks of the forms that note that something happened, take it back, and withdraw an entry. */
export const NOTE = 'note';
export const BACK = 'back';
export const WITHDRAW = 'withdraw';

const NOTHING_ASKED = { posts: [], councils: [], services: [], day: '2026-01-01' };

/** The form that notes that something happened which moves the entry nowhere. */
export const notePage =
  (code: string) =>
  async (given: RegistersView, { entry, type }: Reached): Promise<RouteAnswer> => {
    const { now, revisions } = await asItStands(given, { entry, type });
    const event = eventOfType(type, code);
    if (event?.notedIn === undefined) return nothingHere(given);
    const page = { title: `Note: ${event.label}, ${now.reference}`, crumbs: entryCrumbs(given, type, now) };
    if (!readerKeeps(given, type.code))
      return registersPage(given, { ...page, main: <NotKept given={given} type={type} /> });
    const stands = stateOfType(type, now.state)?.label ?? now.state;
    const why =
      whyNoChange(now) ??
      (canBeNoted(event, revisions, type)
        ? null
        : `"${event.label}" cannot be noted while the entry stands at "${stands}".`);
    if (why !== null) return registersPage(given, { ...page, main: <Refused given={given} now={now} why={why} /> });
    const drawing = drawingOf(given, NOTE, { fields: [], values: {}, offers: NOTHING_ASKED });
    return registersPage(given, {
      ...page,
      main: (
        <>
          <ChangedSince given={given} drawing={drawing} entry={entry} type={type} />
          <RegisterForm
            given={given}
            drawing={drawing}
            action={REGISTERS.note(given.council, now.reference, code)}
            seen={entry.now.number}
            button="Note it"
          >
            <HappenedFields drawing={drawing} event={event} fields={now.fields} />
            {event.once === true && now.events.some((each) => each.event === event.code) ? (
              <CheckboxField
                name={`${NOTE}-${OWN.corrects}`}
                value="yes"
                checked={textOf(drawing.typed, OWN.corrects) === 'yes'}
                label="This puts right the time at which the same is noted already"
              />
            ) : null}
          </RegisterForm>
        </>
      ),
    });
  };

/** What happened, in a few words: "A reminder came, 4 March 2026". */
const sayEvent = (type: RegisterType, { event, at, day, person }: EntryEvent): string => {
  const kind = eventOfType(type, event);
  const whom = kind?.people?.find(({ code }) => code === person)?.label;
  return `${kind?.label ?? event}${whom === undefined ? '' : ` (${whom})`}, ${at === null ? formatDay(day) : formatInstant(at)}`;
};

/** The form that takes back something that did not happen so. */
export const takeBackPage =
  (typed: string) =>
  (given: RegistersView, { entry, type }: Reached): RouteAnswer => {
    const { now } = entry;
    const gone = now.events.find(({ number }) => String(number) === typed);
    if (gone === undefined) return nothingHere(given);
    const page = { title: `Take back from ${now.reference}`, crumbs: entryCrumbs(given, type, now) };
    if (!readerKeeps(given, type.code))
      return registersPage(given, { ...page, main: <NotKept given={given} type={type} /> });
    const step = lastStep(entry.revisions);
    const kind = step?.event.number === gone.number ? eventOfType(type, gone.event) : null;
    const theirs =
      kind !== null && movesBy(type, step?.move ?? '') === 'officer' && !may(given.acting, DECIDE_IN_REGISTERS);
    const leads = kind === null && (gone.number === 1 || type.moves.some(({ event }) => event === gone.event));
    const why =
      whyNoChange(now) ??
      (leads
        ? `The entry came to where it stands by this: ${sayEvent(type, gone)}. Withdraw the entry, or make the step that puts it right.`
        : theirs
          ? 'The Chief Social Work Officer, or a depute for decisions, puts this right.'
          : null);
    if (why !== null) return registersPage(given, { ...page, main: <Refused given={given} now={now} why={why} /> });
    const drawing = drawingOf(given, BACK, { fields: [], values: {}, offers: NOTHING_ASKED });
    return registersPage(given, {
      ...page,
      main: (
        <>
          <ChangedSince given={given} drawing={drawing} entry={entry} type={type} />
          <Inset>
            <p>{sayEvent(type, gone)}</p>
            <p>
              {kind === null
                ? 'It stays in the chronology, marked as taken back, and the clocks run as if it had never been.'
                : 'The step stands, at the time that you give now. What was typed before stays in the chronology, marked as taken back, and the clocks are counted anew.'}
            </p>
          </Inset>
          <RegisterForm
            given={given}
            drawing={drawing}
            action={REGISTERS.takeBack(given.council, now.reference, gone.number)}
            seen={now.number}
            button={kind === null ? 'Take it back' : 'Put the time right'}
          >
            {kind === null ? null : <HappenedFields drawing={drawing} event={kind} fields={now.fields} />}
            <TextAreaField
              {...propsOf(drawing, OWN.words, kind === null ? 'Why did it not happen so?' : 'Why was it another time?')}
              value={textOf(drawing.typed, OWN.words)}
              rows={2}
            />
          </RegisterForm>
        </>
      ),
    });
  };

/** The form that withdraws an entry that was made in error. */
export const withdrawPage = (given: RegistersView, { entry, type }: Reached): RouteAnswer => {
  const { now } = entry;
  const page = { title: `Withdraw ${now.reference}`, crumbs: entryCrumbs(given, type, now) };
  if (!readerKeeps(given, type.code))
    return registersPage(given, { ...page, main: <NotKept given={given} type={type} /> });
  const [theirs] = may(given.acting, DECIDE_IN_REGISTERS) ? [] : faultsOfWithdrawing(type, entry.revisions);
  const why = whyNoChange(now) ?? (theirs === undefined ? null : sayFault(theirs));
  if (why !== null) return registersPage(given, { ...page, main: <Refused given={given} now={now} why={why} /> });
  const drawing = drawingOf(given, WITHDRAW, { fields: [], values: {}, offers: NOTHING_ASKED });
  return registersPage(given, {
    ...page,
    main: (
      <>
        <ChangedSince given={given} drawing={drawing} entry={entry} type={type} />
        <Inset>
          <p>
            Withdraw only what was made in error. It stays to be read by those who keep the register, counts for
            nothing, and its clocks stand still. It cannot be brought back.
          </p>
        </Inset>
        <RegisterForm
          given={given}
          drawing={drawing}
          action={REGISTERS.withdraw(given.council, now.reference)}
          seen={now.number}
          button="Withdraw the entry"
        >
          <TextAreaField
            {...propsOf(drawing, OWN.words, 'Why was it made in error?')}
            value={textOf(drawing.typed, OWN.words)}
            rows={2}
          />
        </RegisterForm>
      </>
    ),
  });
};
