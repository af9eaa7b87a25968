import { councilCode, type Fault, fault } from '../../../kernel/index.ts';
import { takeNeed } from '../../../platform/database/need.ts';
import type { RouteAnswer } from '../../../platform/http/index.ts';
import { Button, Form, Inset, RadioField, TextAreaField } from '../../../ui/index.ts';
import { actorIn } from '../../access/index.ts';
import { faultsOfReason, readRestricted } from '../../record/index.ts';
import { type AppRequest, answerIn, fieldIn, hiddenOf, unknownCouncil } from '../../site/index.ts';
import { REGISTERS } from '../addresses.ts';
import { isNarrowed, queryOf, readFilters } from '../pages/list-query.ts';
import { onType } from '../pages/reach.ts';
import {
  type Draw,
  drawn,
  hasNeed,
  listCrumbs,
  nothingHere,
  type RegisterPages,
  type RegistersView,
  readRegisters,
  registersPage,
} from '../pages/view.tsx';
import { seesRestrictedOf } from '../read/handed-out.ts';
import type { RegisterType } from '../type/register-type.ts';
import { FORMATS, isFormat } from './file.ts';
import { handedOut } from './handed.tsx';

const HAND_OUT = 'hand-out';

/** Whether restricted entries of a register can be handed out to the reader: who keeps it can take a file that is still empty. */
export const mayTakeRestricted = async (given: RegistersView, type: RegisterType): Promise<boolean> =>
  type.confidentiality !== 'open' && (hasNeed(given, type.code) || (await seesRestrictedOf(given.tx, type.code)));

const form = (given: RegistersView, type: RegisterType): RouteAnswer => {
  const { again, council, request } = given;
  const filters = readFilters(type, request.query);
  return registersPage(given, {
    title: `Take a file with restricted entries: ${type.many}`,
    crumbs: listCrumbs(council, type),
    main: (
      <>
        <Inset>
          <p>
            The file holds the restricted entries that you may see, beside the open ones
            {isNarrowed(filters) ? ', as far as the list is narrowed' : ''}. Who took it, when and why is recorded, each
            time, and the Chief Social Work Officer sees it. Case references and what tells of a person are not in it.
          </p>
        </Inset>
        <Form action={REGISTERS.handOut(council, type.code, queryOf(filters))} hidden={hiddenOf(request)}>
          <RadioField
            {...fieldIn(again, HAND_OUT, 'format', 'xlsx')}
            label="Kind of file"
            choices={Object.entries(FORMATS).map(([value, label]) => ({ value, label }))}
          />
          <TextAreaField {...fieldIn(again, HAND_OUT, 'reason')} label="Why do you need it?" rows={3} />
          <Button words="Take the file" />
        </Form>
      </>
    ),
  });
};

/** The form that asks for the reason before a file with restricted entries is handed out. */
export const handOutPage = (code: string): Draw =>
  onType(code, async (given, type) =>
    (await mayTakeRestricted(given, type)) ? form(given, type) : nothingHere(given),
  );

const faultsOf = (format: string, reason: string): Fault[] => [
  ...(isFormat(format) ? [] : [fault('answer.missing', 'Choose the kind of file', { column: 'format' })]),
  ...faultsOfReason(reason, { column: 'reason', ask: 'Say why you need it' }),
];

/** Hands out a file with restricted entries: the reason goes into the record first, and the file comes only if that succeeds. */
export const takeFile = async (pages: RegisterPages, request: AppRequest): Promise<RouteAnswer> => {
  const { site, clock } = pages;
  const council = councilCode(request.path['council'] ?? '');
  if (council === null) return unknownCouncil();
  const code = request.path['type'] ?? '';
  const known = await readRegisters(pages, request, async (given) => {
    const type = given.types.get(code);
    return type !== undefined && (await mayTakeRestricted(given, type)) ? { ...given, type } : null;
  });
  if (known === null) return drawn(pages, request, handOutPage(code));
  const format = answerIn(request.form, HAND_OUT, 'format');
  const reason = answerIn(request.form, HAND_OUT, 'reason');
  const faults = faultsOf(format, reason);
  if (faults.length > 0 || !isFormat(format)) {
    return drawn(pages, request, handOutPage(code), { which: HAND_OUT, form: request.form, faults });
  }
  const narrowed = queryOf(readFilters(known.type, request.query));
  const opening = { subject: 'registers', reason, clock, detail: { register: code, file: format, narrowed } };
  return readRestricted(site.database, actorIn(request.caller, council), council, opening, async (tx) => {
    await takeNeed(tx, known.need);
    return handedOut({ ...known, tx }, known.type, format, true);
  });
};
