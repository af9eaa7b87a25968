import type { ComponentChildren } from 'preact';

import { type Clock, type Day, dayOf, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { type Crumb, Link, type PageFact } from '../../ui/index.ts';
import { type Directory, readDirectory } from '../people/index.ts';
import type { MakeDue } from '../record/index.ts';
import {
  ADDRESS,
  type Again,
  type AppRequest,
  type CouncilView,
  councilPage,
  type FormRoute,
  formPage,
  readCouncil,
  type Site,
  unknownCouncil,
} from '../site/index.ts';
import { MEETINGS, SAID } from './addresses.ts';

/** What the pages of meetings stand on: the council's view, its directory, and the moment at which they are read. */
export type MeetingsView = {
  readonly tx: Transaction;
  readonly view: CouncilView;
  readonly council: string;
  readonly directory: Directory;
  readonly now: Instant;
  readonly today: Day;
  readonly request: AppRequest;
  /** A form of this page that was not taken. */
  readonly again: Again | null;
};

export type Draw = (given: MeetingsView) => RouteAnswer | Promise<RouteAnswer>;

export type MeetingForm = FormRoute<Draw>;

export type MeetingPages = {
  readonly site: Site;
  readonly clock: Clock;
  /** Makes due what goes by meetings, in the transaction in which one is put in the calendar, moved or cancelled. */
  readonly makeDue: MakeDue;
};

/** Draws a page over the council that the request names; what today is changes, so such a page is never kept. */
export const drawn = async (
  { site, clock }: MeetingPages,
  request: AppRequest,
  draw: Draw,
  again: Again | null = null,
): Promise<RouteAnswer> =>
  (await readCouncil(site, request, async (tx, view) => {
    const now = clock();
    const directory = await readDirectory(tx);
    return draw({ tx, view, council: view.council.code, directory, now, today: dayOf(now), request, again });
  })) ?? unknownCouncil();

type MeetingPage = {
  readonly title: string;
  readonly label: string;
  readonly facts?: readonly PageFact[];
  readonly crumbs?: readonly Crumb[];
  readonly main: ComponentChildren;
};

const peopleCrumb = (council: string): Crumb => ({ words: 'People and posts', href: ADDRESS.people(council) });

/** The crumb that leads to the groups that meet. */
export const meetingsCrumb = (council: string): Crumb => ({ words: 'Meetings', href: MEETINGS.list(council) });

/** A page about meetings: what became of the last form before its heading, or what must be put right. */
export const meetingPage = (given: MeetingsView, page: MeetingPage): RouteAnswer =>
  formPage(given, SAID, {
    ...page,
    crumbs: [peopleCrumb(given.council), ...(page.crumbs ?? [])],
    part: 'people',
  });

/** The page for a code that leads to nothing in this council. */
export const nothingHere = ({ view, council }: MeetingsView, title: string): RouteAnswer => ({
  kind: 'page',
  status: 404,
  html: councilPage(view, {
    figures: false,
    title,
    part: 'people',
    crumbs: [peopleCrumb(council), meetingsCrumb(council)],
    main: (
      <p>
        Check the address, or look in the list of <Link href={MEETINGS.list(council)}>groups and their meetings</Link>.
      </p>
    ),
  }),
});
