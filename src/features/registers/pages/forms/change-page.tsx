import type { RouteAnswer } from '../../../../platform/http/index.ts';
import { Inset, TextAreaField } from '../../../../ui/index.ts';
import { REGISTERS } from '../../addresses.ts';
import type { Revision } from '../../entry/entry.ts';
import { DrawFields } from '../../form/draw-fields.tsx';
import { propsOf } from '../../form/drawing.tsx';
import { textOf } from '../../form/typed.ts';
import type { Field, RegisterType } from '../../type/register-type.ts';
import type { Reached } from '../reach.ts';
import { type RegistersView, readerKeeps, registersPage } from '../view.tsx';
import { OWN } from './asked.ts';
import { drawingOf, offersOn } from './drawing.ts';
import { entryCrumbs, Refused, whyNoChange } from './entry-parts.tsx';
import { DistributionField, ServiceField } from './new-page.tsx';
import { ChangedSince, NotKept, RegisterForm } from './parts.tsx';

/** The mark of the form that puts an entry right. */
export const CHANGE = 'change';

/** What the form asks for: every field that is still asked for, and those that were answered while they were. */
export const fieldsOfChange = ({ fields }: RegisterType, now: Revision): Field[] =>
  fields.filter(({ code, to }) => to === undefined || now.fields[code] !== undefined);

/** The form that puts right or adds to what an entry says. */
export const changePage = async (given: RegistersView, { entry, type }: Reached): Promise<RouteAnswer> => {
  const { now } = entry;
  const page = { title: `Put right or add to ${now.reference}`, crumbs: entryCrumbs(given, type, now) };
  if (!readerKeeps(given, type.code))
    return registersPage(given, { ...page, main: <NotKept given={given} type={type} /> });
  const why = whyNoChange(now);
  if (why !== null) return registersPage(given, { ...page, main: <Refused given={given} now={now} why={why} /> });
  const fields = fieldsOfChange(type, now);
  const offers = await offersOn(given, now.events[0]?.day ?? given.today);
  const drawing = drawingOf(given, CHANGE, { fields, values: now.fields, offers }, [
    [OWN.service, now.service === null ? [] : [now.service]],
    [OWN.distribution, now.distribution],
  ]);
  return registersPage(given, {
    ...page,
    main: (
      <>
        <ChangedSince given={given} drawing={drawing} entry={entry} type={type} />
        <Inset>
          <p>
            What stood before stays to be read. When something happened is not changed here: in the chronology the time
            of the last step is put right, and what was noted is taken back and noted anew.
          </p>
        </Inset>
        <RegisterForm
          given={given}
          drawing={drawing}
          action={REGISTERS.change(given.council, now.reference)}
          seen={now.number}
          button="Save"
        >
          <DrawFields fields={fields} drawing={drawing} />
          <ServiceField drawing={drawing} />
          {now.confidentiality === 'restricted' ? <DistributionField given={given} drawing={drawing} /> : null}
          <TextAreaField
            {...propsOf(drawing, OWN.words, 'What do you change, and why?')}
            value={textOf(drawing.typed, OWN.words)}
            rows={2}
          />
        </RegisterForm>
      </>
    ),
  });
};
