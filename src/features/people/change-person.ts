import {
  type Clock,
  type CouncilCode,
  type Day,
  dayOf,
  type Fault,
  fail,
  fault,
  type Instant,
  ok,
  type Result,
} from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import type { Actor } from '../access/index.ts';
import { type By, type Changed, changing, type Office } from '../record/index.ts';
import { appendDelegationEnd } from './change-delegation.ts';
import { appendEnd, appendHolding, faultsOfHolding, type HoldingDraft } from './change-holding.ts';
import { stateAt } from './delegation.ts';
import { faultsOfEnding } from './guarded.ts';
import type { Holding } from './holding.ts';
import {
  addPersonRow,
  councilsOf,
  erasePerson,
  isPersonCode,
  isPresent,
  keepParticulars,
  noteServing,
  type Particulars,
  readParticulars,
} from './person.ts';
import { MANAGE_PEOPLE } from './policy.ts';
import { delegationsOf, holdingsOf } from './read-model.ts';

const SERVES_TWO = 'They serve another council as well';

/** A person as typed, perhaps with the post that they take up. */
export type PersonDraft = {
  readonly name: string;
  readonly email: string;
  readonly holding: Omit<HoldingDraft, 'person'> | null;
};

const faultsAndHolding = async (
  tx: Transaction,
  by: By,
  person: string,
  holding: PersonDraft['holding'],
  at: string,
): Promise<Result<unknown>> => {
  if (holding === null) return ok(null);
  const draft = { ...holding, person };
  const faults = await faultsOfHolding(tx, by, draft);
  return faults.length > 0 ? fail(faults) : ok(await appendHolding(tx, draft, at));
};

/** Adds a person to the council, and gives them a post where one is named. Gives their opaque code; the record holds that and no name. */
export const addPerson = (office: Office, draft: PersonDraft): Promise<Result<string>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<string>>> => {
    const { particulars, faults } = readParticulars(draft.name, draft.email);
    if (faults.length > 0) return fail(faults);
    const code = await addPersonRow(tx, office.council, particulars, at);
    const held = await faultsAndHolding(tx, office.by, code, draft.holding, at);
    if (!held.ok) return held;
    return ok({ value: code, entry: { action: 'person.add', subject: code, after: { holding: held.value } } });
  });

/**
 * Lets somebody whom another council knows serve this one as well, by their code. At the machine alone: whoever serves a council can be renamed and
 * removed by it, so no council may draw a person in by itself. Fault 'people.elsewhere'.
 */
export const welcomePerson = (office: Office, code: string, holding: PersonDraft['holding']): Promise<Result<string>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<string>>> => {
    if (!office.by.machine) return fail([fault('people.elsewhere')]);
    if (!isPersonCode(code)) return fail([fault('person.unknown', undefined, { column: 'person' })]);
    await noteServing(tx, code, office.council);
    // Visible only now that they serve here; where there is nobody, all of this is undone.
    if (!(await isPresent(tx, code))) return fail([fault('person.unknown', undefined, { column: 'person' })]);
    const held = await faultsAndHolding(tx, office.by, code, holding, at);
    if (!held.ok) return held;
    return ok({ value: code, entry: { action: 'person.add', subject: code, after: { holding: held.value } } });
  });

// Their name would change on the other council's pages too.
const servesElsewhere = async ({ database, council, by }: Office, code: string): Promise<boolean> => {
  if (by.machine || !by.may(MANAGE_PEOPLE)) return false;
  const councils = await database.read({ council: null }, (tx) => councilsOf(tx, code));
  return councils.includes(council) && councils.length > 1;
};

/**
 * Changes the particulars of somebody who serves the council. The record says that they changed and not what they are. Fault 'people.elsewhere' for
 * somebody who serves another council as well, but at the machine.
 */
export const renamePerson = async (
  office: Office,
  code: string,
  name: string,
  email: string,
): Promise<Result<string>> => {
  if (await servesElsewhere(office, code)) return fail([fault('people.elsewhere', SERVES_TWO)]);
  return changing(office, MANAGE_PEOPLE, async (tx): Promise<Result<Changed<string>>> => {
    const { particulars, faults } = readParticulars(name, email);
    if (faults.length > 0) return fail(faults);
    if (!(await isPresent(tx, code))) return fail([fault('person.unknown')]);
    await keepParticulars(tx, code, particulars);
    return ok({ value: code, entry: { action: 'person.rename', subject: code } });
  });
};

/** What removing somebody also ends, on whose word: their accounts, sessions and tokens. Handed in, because signing in stands above. */
export type EndAccess = (database: Database, person: string, actor: Actor) => Promise<void>;

const stillHeld = async (tx: Transaction, person: string, today: Day): Promise<Holding[]> =>
  (await holdingsOf(tx)).filter((each) => each.person === person && (each.lastDay === null || each.lastDay > today));

const removeHere = (office: Office, code: string): Promise<Result<string>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<string>>> => {
    const today = dayOf(at);
    const current = await stillHeld(tx, code, today);
    const guarded = await faultsOfEnding(tx, office.by, current, today);
    if (guarded.length > 0) return fail(guarded);
    for (const holding of current) await appendEnd(tx, holding, today, at);
    const delegations = (await delegationsOf(tx)).filter(
      (each) => each.deputePerson === code && ['to come', 'in force'].includes(stateAt(each, at)),
    );
    for (const each of delegations) {
      await appendDelegationEnd(tx, each, office.by.actor, 'The depute was removed', at);
    }
    await erasePerson(tx, code, at);
    const detail = { ended: current.map((holding) => holding.code), wasDepute: delegations.map((each) => each.code) };
    return ok({ value: code, entry: { action: 'person.remove', subject: code, detail } });
  });

export type Removal = {
  readonly database: Database;
  readonly clock: Clock;
  readonly by: By;
  /** The council whose administrator asks; null for whoever runs the installation, who may remove anybody. */
  readonly council: CouncilCode | null;
  readonly endAccess: EndAccess;
};

const faultsOfRemoval = (code: string, councils: readonly string[], { council, by }: Removal): Fault[] => {
  if (councils.length === 0) return [fault('person.unknown')];
  if (council !== null && !councils.includes(council)) return [fault('person.unknown')];
  if (by.acting !== null && by.actor.actor === code) {
    return [fault('people.refused', 'Nobody removes themselves', {}, 'Ask another administrator.')];
  }
  if (council !== null && councils.some((each) => each !== council)) {
    const remedy = 'End what they hold here instead; whoever runs this installation can remove them everywhere.';
    return [fault('people.elsewhere', SERVES_TWO, {}, remedy)];
  }
  return [];
};

/**
 * Removes a person: ends their access, then in each council they serve what they hold and whatever they deputise in, and erases their particulars. The record keeps their opaque
 * code and stays whole. Cut off in the middle it is finished by asking again.
 */
export const removePerson = async (removal: Removal, code: string): Promise<Result<string>> => {
  const { database, clock, by, council, endAccess } = removal;
  if (council !== null && !by.may(MANAGE_PEOPLE)) return fail([fault('people.refused')]);
  const councils = await database.read({ council: null }, (tx) => councilsOf(tx, code));
  const faults = faultsOfRemoval(code, councils, removal);
  if (faults.length > 0) return fail(faults);
  if (council !== null) {
    // Before access ends: whoever may not end what they hold does not shut them out either.
    const today = dayOf(clock());
    const refused = await database.read({ council }, async (tx) =>
      faultsOfEnding(tx, by, await stillHeld(tx, code, today), today),
    );
    if (refused.length > 0) return fail(refused);
  }
  await endAccess(database, code, by.actor);
  for (const each of councils) {
    const removed = await removeHere({ database, clock, by, council: each as CouncilCode }, code);
    if (!removed.ok) return removed;
  }
  return ok(code);
};

/**
 * Adds somebody who came in by single sign-on and whom no council has added before, outside any council, as serving these councils, whose groups give
 * them a post there: so their pages can say the name. For signing in alone, which owes these councils the entry of the arrival. Gives the opaque code.
 */
export const admitNewcomer = async (
  tx: Transaction,
  { displayName, email }: Particulars,
  councils: readonly string[],
  at: Instant,
): Promise<Result<string>> => {
  const { particulars, faults } = readParticulars(displayName, email ?? '');
  if (faults.length > 0) return fail(faults);
  const person = await addPersonRow(tx, null, particulars, at);
  for (const council of councils) await noteServing(tx, person, council);
  return ok(person);
};
