import { fail, fault } from '../../../../kernel/index.ts';
import {
  type AppRequest,
  type AppRoute,
  type Asked,
  type FormDesk,
  type FormRoute,
  formRoutes,
} from '../../../site/index.ts';
import { PATHS, REGISTERS, type Said } from '../../addresses.ts';
import { lastStep } from '../../entry/correct-step.ts';
import { afterForm, overForm, readTyped } from '../../form/read-typed.ts';
import { textOf } from '../../form/typed.ts';
import { WRITE_REGISTERS } from '../../policy.ts';
import { makeEntry, makeMove, noteIn, putRight, putStepRight, takeBack, withdraw } from '../../service.ts';
import { eventOfType, opensWith } from '../../type/register-type.ts';
import { onEntry, onType } from '../reach.ts';
import { type Draw, drawn, type RegisterPages } from '../view.tsx';
import { happenedIn, OWN, onSentEntry, onSentType, type Sent, seenIn } from './asked.ts';
import { CHANGE, changePage, fieldsOfChange } from './change-page.tsx';
import { BACK, NOTE, notePage, takeBackPage, WITHDRAW, withdrawPage } from './happening-pages.tsx';
import { fieldsOfMove } from './move-needs.ts';
import { MOVE, movePage } from './move-page.tsx';
import { fieldsAtOpening, NEW, newPage } from './new-page.tsx';

type Named = (name: string) => string;
const namedIn =
  ({ path }: Pick<AppRequest, 'path'>): Named =>
  (name) =>
    path[name] ?? '';

// Posts that are none of the council's are passed over: nobody could see the entry by them.
const distributionIn = ({ typed, given }: Pick<Sent, 'typed' | 'given'>): string[] => [
  ...new Set(typed(OWN.distribution).filter((post) => given.posts.has(post))),
];

const orNull = (text: string): string | null => (text === '' ? null : text);

const open = (pages: RegisterPages, asked: Asked) =>
  onSentType(pages, asked, NEW, (sent) => {
    const { type, typed } = sent;
    const event = opensWith(type);
    if (event === null) return fail([fault('answer.invalid', 'This register has no event to begin with')]);
    const { first, more } = fieldsAtOpening(type);
    const read = readTyped(
      type,
      [...first, ...more].map(({ code }) => code),
      typed,
    );
    const { happened, faults } = happenedIn(typed, event);
    const chosen = type.confidentiality === 'either' ? textOf(typed, OWN.confidentiality) : type.confidentiality;
    const secrecy = chosen === 'open' || chosen === 'restricted' ? chosen : null;
    const wrong = [
      ...(secrecy === null ? [fault('answer.missing', 'Say who may see it', { column: OWN.confidentiality })] : []),
      ...faults,
      ...read.faults,
    ];
    if (wrong.length > 0 || happened === null || secrecy === null) return fail(wrong);
    return makeEntry(asked.office, type.code, {
      confidentiality: secrecy,
      distribution: secrecy === 'restricted' ? distributionIn(sent) : [],
      caseReference: orNull(textOf(typed, 'case_reference')),
      service: orNull(textOf(typed, OWN.service)),
      fields: read.values,
      happened,
      looked: seenIn(typed).looked,
      once: true,
    });
  });

const change = (pages: RegisterPages, asked: Asked) =>
  onSentEntry(pages, asked, CHANGE, (sent) => {
    const { type, typed, entry } = sent;
    const { now } = entry;
    const codes = fieldsOfChange(type, now).map(({ code }) => code);
    const { values, faults } = readTyped(type, codes, typed);
    if (faults.length > 0) return fail([...faults]);
    return putRight(asked.office, now.reference, {
      ...seenIn(typed),
      fields: afterForm(now.fields, codes, values),
      words: textOf(typed, OWN.words),
      service: orNull(textOf(typed, OWN.service)),
      ...(now.confidentiality === 'restricted' ? { distribution: distributionIn(sent) } : {}),
    });
  });

const move = (pages: RegisterPages, asked: Asked) =>
  onSentEntry(pages, asked, MOVE, ({ type, typed, entry }) => {
    const code = asked.named('move');
    const step = type.moves.find((each) => each.code === code);
    if (step === undefined) return fail([fault('answer.invalid', 'This register knows no such step')]);
    const codes = fieldsOfMove(type, step, entry.now).map((field) => field.code);
    const { values, faults } = readTyped(type, codes, typed);
    const event = step.event === undefined ? null : eventOfType(type, step.event);
    const when = event === null ? { happened: null, faults: [] } : happenedIn(typed, event);
    const wrong = [...when.faults, ...faults];
    if (wrong.length > 0) return fail(wrong);
    return makeMove(asked.office, entry.now.reference, {
      ...seenIn(typed),
      move: code,
      fields: overForm(codes, values),
      happened: when.happened,
    });
  });

const note = (pages: RegisterPages, asked: Asked) =>
  onSentEntry(pages, asked, NOTE, ({ type, typed, entry }) => {
    const event = eventOfType(type, asked.named('event'));
    if (event === null) return fail([fault('answer.invalid', 'This register knows no such event')]);
    const { happened, faults } = happenedIn(typed, event);
    if (happened === null) return fail([...faults]);
    return noteIn(asked.office, entry.now.reference, {
      seen: seenIn(typed).seen,
      event: event.code,
      happened,
      corrects: textOf(typed, OWN.corrects) === 'yes',
    });
  });

const back = (pages: RegisterPages, asked: Asked) =>
  onSentEntry(pages, asked, BACK, ({ type, typed, entry }) => {
    const { reference } = entry.now;
    const { seen } = seenIn(typed);
    const number = Number(/^\d{1,6}$/.exec(asked.named('number'))?.[0] ?? 0);
    const words = textOf(typed, OWN.words);
    const step = lastStep(entry.revisions);
    const event = step?.event.number === number ? eventOfType(type, step.event.event) : null;
    if (event === null) return takeBack(asked.office, reference, { seen, number, words });
    const { happened, faults } = happenedIn(typed, event);
    if (happened === null) return fail([...faults]);
    return putStepRight(asked.office, reference, { seen, number, happened, words });
  });

const end = (pages: RegisterPages, asked: Asked) =>
  onSentEntry(pages, asked, WITHDRAW, ({ typed, entry }) =>
    withdraw(asked.office, entry.now.reference, { seen: seenIn(typed).seen, words: textOf(typed, OWN.words) }),
  );

const inCouncil = (path: string): string => path.replace('/councils/:council', '');

type EntryForm = Pick<FormRoute<Draw>, 'record' | 'which'> & {
  readonly path: string;
  readonly change: (pages: RegisterPages, asked: Asked) => ReturnType<FormRoute<Draw>['change']>;
  readonly draw: (named: Named) => Draw;
  readonly said: Said;
};

const entryDraw =
  (page: Parameters<typeof onEntry>[1]) =>
  (named: Named): Draw =>
    onEntry(named('reference'), page);

const FORMS: readonly EntryForm[] = [
  {
    path: PATHS.new,
    record: 'entry.open',
    which: NEW,
    change: open,
    draw: (named) => onType(named('type'), newPage),
    said: 'made',
  },
  { path: PATHS.change, record: 'entry.change', which: CHANGE, change, draw: entryDraw(changePage), said: 'changed' },
  {
    path: PATHS.move,
    record: 'entry.move',
    which: MOVE,
    change: move,
    draw: (named) => entryDraw(movePage(named('move')))(named),
    said: 'moved',
  },
  {
    path: PATHS.note,
    record: 'entry.note',
    which: NOTE,
    change: note,
    draw: (named) => entryDraw(notePage(named('event')))(named),
    said: 'noted',
  },
  {
    path: PATHS.takeBack,
    record: 'entry.take-back',
    which: BACK,
    change: back,
    draw: (named) => entryDraw(takeBackPage(named('number')))(named),
    said: 'taken-back',
  },
  {
    path: PATHS.withdraw,
    record: 'entry.withdraw',
    which: WITHDRAW,
    change: end,
    draw: entryDraw(withdrawPage),
    said: 'withdrawn',
  },
];

/** The addresses of the forms that open an entry, put it right, make a step in it, note or take back what happened, and withdraw it. */
export const registerFormRoutes = (pages: RegisterPages): AppRoute[] => {
  const desk: FormDesk<Draw> = {
    database: pages.site.database,
    clock: pages.clock,
    draw: (request, draw, again) => drawn(pages, request, draw, again),
  };
  const shown = (path: string, draw: (named: Named) => Draw): AppRoute => ({
    method: 'GET',
    path,
    permission: WRITE_REGISTERS,
    record: null,
    handle: (request) => drawn(pages, request, draw(namedIn(request))),
  });
  return [
    ...FORMS.map(({ path, draw }) => shown(path, draw)),
    ...formRoutes(
      desk,
      FORMS.map(({ path, record, which, change: send, draw, said }) => ({
        path: inCouncil(path),
        permission: WRITE_REGISTERS,
        record,
        which,
        change: (asked: Asked) => send(pages, asked),
        next: ({ council }: Asked, reference: unknown) => REGISTERS.entry(council, String(reference), said),
        page: ({ named }: Asked) => draw(named),
      })),
    ),
  ];
};
