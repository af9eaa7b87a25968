import { councilCode, type Fault, fault } from '../../../kernel/index.ts';
import type { RouteAnswer } from '../../../platform/http/index.ts';
import { Button, Form, Inset, TextAreaField, TextField } from '../../../ui/index.ts';
import { may } from '../../access/index.ts';
import { faultsOfReason } from '../../record/index.ts';
import { type AppRequest, type AppRoute, answerIn, fieldIn, hiddenOf, unknownCouncil } from '../../site/index.ts';
import { PATHS, REGISTERS } from '../addresses.ts';
import { entryOf, entryReference } from '../entry/store.ts';
import { AUDIT_REGISTERS, READ_REGISTERS } from '../policy.ts';
import type { RegisterType } from '../type/register-type.ts';
import { entryPage } from './entry/entry-page.tsx';
import { recordOpening } from './record-opening.ts';
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
} from './view.tsx';

const DOOR = 'door';

/** Who stands before the door: with the need (until the end of the day), an auditor (for one entry each time), or nobody for whom there is one. */
type Standing = 'need' | 'auditor' | null;

const standingOf = async (given: RegistersView, type: RegisterType, reference: string | null): Promise<Standing> => {
  if (type.confidentiality === 'open') return null;
  if (hasNeed(given, type.code)) return 'need';
  // A post that an entry names has the need for that one, and comes from its address.
  const entry = reference === null ? null : await entryOf(given.tx, reference);
  if (entry !== null && entry.now.type === type.code && entry.now.confidentiality === 'restricted') return 'need';
  return may(given.acting, AUDIT_REGISTERS) ? 'auditor' : null;
};

const askedFor = ({ query, form }: AppRequest): string => query['then'] ?? answerIn(form, DOOR, 'reference');

const page = (given: RegistersView, type: RegisterType, standing: Standing): RouteAnswer => {
  const { again, council, request } = given;
  const asked = askedFor(request);
  return registersPage(given, {
    title: `Restricted entries: ${type.many}`,
    crumbs: listCrumbs(council, type),
    main: (
      <>
        <Inset>
          <p>
            Whoever opens restricted matter is recorded with the reason given, and the Chief Social Work Officer sees
            it.{' '}
            {standing === 'need'
              ? 'The reason stands for the restricted entries of this register that you may see, until the end of today.'
              : 'An auditor gives a reason for each entry, each time.'}
          </p>
        </Inset>
        <Form
          action={REGISTERS.door(council, type.code)}
          hidden={{ ...hiddenOf(request), ...(standing === 'need' ? { [`${DOOR}-reference`]: asked } : {}) }}
        >
          {standing === 'need' ? null : (
            <TextField
              {...fieldIn(again, DOOR, 'reference', asked)}
              label="Reference of the entry"
              hint={`Such as ${type.letters}-2026-014`}
              characters={20}
              autocomplete="off"
            />
          )}
          <TextAreaField {...fieldIn(again, DOOR, 'reason')} label="Why do you need to see it?" rows={3} />
          <Button words="Open" />
        </Form>
      </>
    ),
  });
};

const doorPage =
  (code: string): Draw =>
  async (given) => {
    const type = given.types.get(code);
    const standing = type === undefined ? null : await standingOf(given, type, entryReference(askedFor(given.request)));
    return type === undefined || standing === null ? nothingHere(given) : page(given, type, standing);
  };

const faultsOf = (standing: Standing, reference: string | null, reason: string): Fault[] => [
  ...(standing === 'auditor' && reference === null
    ? [
        fault(
          'answer.missing',
          'Give the reference of the entry',
          { column: 'reference' },
          'It looks like SAA-2026-014.',
        ),
      ]
    : []),
  ...faultsOfReason(reason, { column: 'reason', ask: 'Say why you need to see it' }),
];

const judged = (pages: RegisterPages, request: AppRequest, reference: string | null) =>
  readRegisters(pages, request, async (given) => {
    const type = given.types.get(request.path['type'] ?? '');
    const standing = type === undefined ? null : await standingOf(given, type, reference);
    return type === undefined || standing === null
      ? null
      : { type, standing, acting: given.acting, today: given.today };
  });

/** What an auditor opened: that one entry, read with every need after it was recorded. */
const auditedPage =
  (type: RegisterType, reference: string): Draw =>
  async (given) => {
    const entry = await entryOf(given.tx, reference);
    return entry === null || entry.now.type !== type.code ? nothingHere(given) : entryPage(given, { entry, type });
  };

const open = async (pages: RegisterPages, request: AppRequest): Promise<RouteAnswer> => {
  const council = councilCode(request.path['council'] ?? '');
  if (council === null) return unknownCouncil();
  const code = request.path['type'] ?? '';
  const reference = entryReference(askedFor(request));
  const found = await judged(pages, request, reference);
  if (found === null) return drawn(pages, request, doorPage(code));
  const { type, standing, acting, today } = found;
  const reason = answerIn(request.form, DOOR, 'reason');
  const faults = faultsOf(standing, reference, reason);
  if (faults.length > 0) return drawn(pages, request, doorPage(code), { which: DOOR, form: request.form, faults });
  const forDay = standing === 'need' && acting !== null ? { acting, day: today } : null;
  await recordOpening(pages, request, { council, type: type.code, reference, reason, forDay });
  if (standing === 'auditor') {
    return (await readRegisters(pages, request, auditedPage(type, reference ?? ''), null, ['*'])) ?? unknownCouncil();
  }
  return {
    kind: 'elsewhere',
    address:
      reference === null
        ? REGISTERS.list(council, type.code, { said: 'opened' })
        : REGISTERS.entry(council, reference, 'opened'),
  };
};

/** The door before restricted entries: a form that asks for the reason, and what it opens. */
export const registerDoorRoutes = (pages: RegisterPages): AppRoute[] => [
  {
    method: 'GET',
    path: PATHS.door,
    permission: READ_REGISTERS,
    record: null,
    handle: (request) => drawn(pages, request, doorPage(request.path['type'] ?? '')),
  },
  {
    method: 'POST',
    path: PATHS.door,
    body: 'form',
    permission: READ_REGISTERS,
    record: 'restricted.read',
    handle: (request) => open(pages, request),
  },
];
