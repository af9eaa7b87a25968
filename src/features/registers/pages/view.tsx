import type { ComponentChildren } from 'preact';

import { type Clock, councilCode, type Day, dayOf, type Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { takeNeed } from '../../../platform/database/need.ts';
import type { RouteAnswer } from '../../../platform/http/index.ts';
import { type Crumb, Link, type PageFact } from '../../../ui/index.ts';
import { type Acting, actingIn, may } from '../../access/index.ts';
import { LATEST, type Post, postsByCode } from '../../people/index.ts';
import {
  type Again,
  type AppRequest,
  type CouncilView,
  councilPage,
  councilView,
  formPage,
  type Site,
  unknownCouncil,
} from '../../site/index.ts';
import { REGISTERS, SAID } from '../addresses.ts';
import type { Law } from '../entry/law.ts';
import { openedOn } from '../opening.ts';
import { type Keepers, keeps, needOf, READ_REGISTERS } from '../policy.ts';
import { readRuled } from '../read-ruled.ts';
import type { RegisterType } from '../type/register-type.ts';
import type { EntryPart } from './entry/entry-part.ts';

/** What the pages of registers stand on. */
export type RegisterPages = {
  readonly site: Site;
  readonly clock: Clock;
  /** What other features add to the page of an entry; nothing where none is given. */
  readonly parts?: readonly EntryPart[];
};

/** What one page of the registers stands on: a transaction that sees the restricted entries for which the reader has the need, and no other. */
export type RegistersView = {
  readonly tx: Transaction;
  readonly view: CouncilView;
  readonly council: string;
  /** The registers of the council by their codes, in the order of their titles. */
  readonly types: ReadonlyMap<string, RegisterType>;
  readonly keepers: Keepers;
  /** The posts to which restricted entries may be open. */
  readonly trusted: ReadonlySet<string>;
  readonly law: Law;
  /** The hat that the reader wears. */
  readonly acting: Acting | null;
  /** By which needs they see restricted entries. */
  readonly need: readonly string[];
  /** Registers whose restricted entries they opened today with a reason. */
  readonly opened: ReadonlySet<string>;
  readonly posts: ReadonlyMap<string, Post>;
  readonly now: Instant;
  readonly today: Day;
  readonly request: AppRequest;
  /** A form of this page that was not taken. */
  readonly again: Again | null;
  /** What other features add to the page of an entry. */
  readonly parts: readonly EntryPart[];
};

export type Draw = (given: RegistersView) => RouteAnswer | Promise<RouteAnswer>;

/**
 * The one way in which pages, feeds and files read entries: in the name of the council in the path, with the needs of the reader taken before anything
 * of an entry is read, so that the database itself hides what is not for them. Null where the path names no known council.
 */
export const readRegisters = async <Value,>(
  { site, clock, parts = [] }: RegisterPages,
  request: AppRequest,
  work: (given: RegistersView) => Promise<Value> | Value,
  again: Again | null = null,
  /** Needs beside the reader's own: of an auditor, for one read that was recorded. */
  beside: readonly string[] = [],
): Promise<Value | null> => {
  const council = councilCode(request.path['council'] ?? '');
  if (council === null) return null;
  return site.database.read({ council, clearance: 'restricted' }, async (tx) => {
    const known = await councilView(site, tx, council, LATEST, request.caller);
    if (known === null) return null;
    const now = clock();
    // Said to be as known now: the version of the data with this clearance would tell when something restricted was written.
    const view = { ...known, asAt: now };
    const { types, keepers, trusted, law } = await readRuled(tx, { database: site.database, council });
    const acting = actingIn(request.caller, council);
    const need = [...needOf(acting, { keepers, trusted }), ...beside];
    await takeNeed(tx, need);
    const today = dayOf(now);
    const opened = await openedOn(tx, request.caller, acting, today);
    const posts = await postsByCode(tx, LATEST);
    return work({
      tx,
      view: { ...view, asAt: now },
      council,
      types,
      keepers,
      trusted,
      law,
      acting,
      need,
      opened,
      posts,
      now,
      today,
      request,
      again,
      parts,
    });
  });
};

/** Draws a page of the registers. How long a clock still runs changes by the minute, so such a page is never kept. */
export const drawn = async (
  pages: RegisterPages,
  request: AppRequest,
  draw: Draw,
  again: Again | null = null,
): Promise<RouteAnswer> => (await readRegisters(pages, request, draw, again)) ?? unknownCouncil();

/** Whether the reader keeps the register. */
export const readerKeeps = ({ acting, keepers }: Pick<RegistersView, 'acting' | 'keepers'>, type: string): boolean =>
  keeps(acting, type, keepers);

/** Whether the reader has the need for every restricted entry of a register, and not only for those that name their post. */
export const hasNeed = ({ need }: Pick<RegistersView, 'need'>, type: string): boolean =>
  need.includes('*') || need.includes(`type:${type}`);

/** Whether the reader may open entries at all, and has not figures alone. */
export const opensEntries = ({ acting }: Pick<RegistersView, 'acting'>): boolean => may(acting, READ_REGISTERS);

/**
 * Whether the reader is told small numbers of a register too: whoever may open every entry that is counted for them, one by one. The rest have figures and
 * no entries, and are told nothing that a small number follows from.
 */
export const toldSmall = (given: Pick<RegistersView, 'need' | 'acting'>, type: Pick<RegisterType, 'code'>): boolean =>
  hasNeed(given, type.code) || opensEntries(given);

type RegistersPage = {
  readonly title: string;
  readonly label?: string;
  readonly facts?: readonly PageFact[];
  readonly crumbs?: readonly Crumb[];
  /** Between the crumbs and the heading, beside what was done or must be put right. */
  readonly notice?: ComponentChildren;
  readonly part?: 'registers' | 'clocks' | 'scorecards';
  readonly main: ComponentChildren;
};

/** The crumb that leads to all registers. */
export const indexCrumb = (council: string): Crumb => ({ words: 'Registers', href: REGISTERS.index(council) });

/** The crumb that leads to all scorecards: for whoever may see what is counted, and no register, too. */
export const scorecardsCrumb = (council: string): Crumb => ({
  words: 'Scorecards',
  href: REGISTERS.scorecards(council),
});

/** The crumbs that lead to the list of a register. */
export const listCrumbs = (council: string, { code, many }: Pick<RegisterType, 'code' | 'many'>): Crumb[] => [
  indexCrumb(council),
  { words: many, href: REGISTERS.list(council, code) },
];

/** A page of the registers: what became of the last form before its heading, or what must be put right. */
export const registersPage = (given: RegistersView, page: RegistersPage): RouteAnswer =>
  formPage(given, SAID, { part: 'registers', ...page });

/** The page for what is not there, or is not for the reader: nobody can tell which. */
export const nothingHere = ({ view, council }: Pick<RegistersView, 'view' | 'council'>): RouteAnswer => ({
  kind: 'page',
  status: 404,
  html: councilPage(view, {
    figures: false,
    title: 'There is no such register or entry',
    part: 'registers',
    crumbs: [indexCrumb(council)],
    main: (
      <p>
        Check the reference, or look in the <Link href={REGISTERS.index(council)}>registers</Link>.
      </p>
    ),
  }),
});

/** The page for a scorecard or a period that there is not. */
export const nothingCounted = ({ view, council }: Pick<RegistersView, 'view' | 'council'>): RouteAnswer => ({
  kind: 'page',
  status: 404,
  html: councilPage(view, {
    figures: false,
    title: 'There is no such scorecard or period',
    part: 'scorecards',
    crumbs: [scorecardsCrumb(council)],
    main: (
      <p>
        Check the address, or choose among the <Link href={REGISTERS.scorecards(council)}>scorecards</Link>. Whoever may
        open no entry is told figures of whole financial years alone: a small number would follow from periods that
        overlap.
      </p>
    ),
  }),
});
