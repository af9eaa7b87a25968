import type { Period } from '../../kernel/index.ts';
import { periodTitle } from '../../kernel/index.ts';
import type { Refusal, RouteAnswer } from '../../platform/http/index.ts';
import { Link } from '../../ui/index.ts';
import { type Power, ROLES } from '../access/index.ts';
import { ADDRESS } from './addresses.ts';
import type { CouncilView } from './council-view.ts';
import { councilPage, sharedPage } from './frame.tsx';

const missing = (html: string, status: 404 | 400 = 404): RouteAnswer => ({ kind: 'page', html, status });

/** The page for an address that leads nowhere. */
export const notFoundPage = (): string =>
  sharedPage({
    title: 'This page does not exist',
    main: (
      <>
        <p>If you typed the address, check it. If you followed a link, the page may have moved.</p>
        <ul>
          <li>
            <Link href={ADDRESS.front}>Councils and where their plans stand</Link>
          </li>
          <li>
            <Link href={ADDRESS.indicators()}>National figures of all councils</Link>
          </li>
        </ul>
      </>
    ),
  });

/** The page for a failure that nobody foresaw. It says nothing of what went wrong inside; the reference leads to it in the log. */
export const failedPage = (reference: string): string =>
  sharedPage({
    title: 'Something went wrong',
    main: (
      <>
        <p>The page could not be made. Nothing was changed. Try again in a minute.</p>
        <p>
          If it happens again, tell the people who run this service and give them this reference:{' '}
          <strong>{reference}</strong>.
        </p>
      </>
    ),
  });

const REFUSED_FORMS: Readonly<Record<Refusal, { readonly title: string; readonly says: string }>> = {
  'forged-form': {
    title: 'The form was not taken',
    says: 'It was not sent from a page of this service, or you have signed in or out, or your posts or the one you act from have changed, since the page was opened. Nothing was changed. Open the page again and send the form from there.',
  },
  'too-large': {
    title: 'What you sent is too large',
    says: 'Nothing was changed. Send a smaller file, or less text.',
  },
  'too-many': {
    title: 'Too many requests',
    says: 'More came from your address in the last minute than this service takes. Wait a minute and try again.',
  },
  unreadable: {
    title: 'What you sent cannot be read',
    says: 'Nothing was changed. Go back to the page and send the form again.',
  },
};

/** The page for a request that was not taken. */
export const refusedForm = (why: Refusal): string => {
  const { title, says } = REFUSED_FORMS[why];
  return sharedPage({ title, main: <p>{says}</p> });
};

/** The page for somebody whose post may not open an address: says whose may. */
export const refusedPage = (needed: Power | null): RouteAnswer => ({
  kind: 'page',
  status: 403,
  html: sharedPage({
    title: 'Your post does not open this page',
    main: (
      <>
        {needed === null ? (
          <p>Sign in on a page of this service to open it; a token does not.</p>
        ) : (
          <>
            <p>It is open to these roles:</p>
            <ul>
              {needed.roles.map((role) => (
                <li key={role}>{ROLES[role]}</li>
              ))}
            </ul>
          </>
        )}
        <p>
          If you hold another post that may, <Link href={ADDRESS.account}>act from that post</Link>. If yours should,
          ask the administrator of your council.
        </p>
        <p>
          <Link href={ADDRESS.front}>Go to the front page</Link>
        </p>
      </>
    ),
  }),
});

/** For a form sent by somebody who is no longer signed in. */
export const signInNeeded = (): RouteAnswer => ({
  kind: 'page',
  status: 401,
  html: sharedPage({
    title: 'You are no longer signed in',
    main: (
      <p>
        Nothing was changed. <Link href={ADDRESS.signIn()}>Sign in</Link>, then send the form again.
      </p>
    ),
  }),
});

export const unknownCouncil = (): RouteAnswer =>
  missing(
    sharedPage({
      title: 'There is no such council here',
      main: (
        <p>
          This installation does not hold a council with that code.{' '}
          <Link href={ADDRESS.front}>See the councils it holds</Link>.
        </p>
      ),
    }),
  );

/** The plans that the council has figures for, as links. */
const PlanLinks = (props: { readonly view: CouncilView }) => {
  const held = props.view.plans.filter(({ measures }) => measures > 0);
  if (held.length === 0) return <p>No plan with measures has been loaded for this council.</p>;
  return (
    <ul>
      {held.map((plan) => (
        <li key={plan.code}>
          <Link href={ADDRESS.plan(props.view.council.code, plan.code)}>{plan.title}</Link>, {plan.measures} measures
        </li>
      ))}
    </ul>
  );
};

export const unknownPlan = (view: CouncilView): RouteAnswer =>
  missing(
    councilPage(view, {
      title: 'There is no such plan',
      main: (
        <>
          <p>{view.council.name} has no plan with that code. It has:</p>
          <PlanLinks view={view} />
        </>
      ),
    }),
  );

export const unknownMeasure = (view: CouncilView): RouteAnswer =>
  missing(
    councilPage(view, {
      title: 'There is no such measure',
      main: (
        <>
          <p>{view.council.name} has no measure with that code. All its measures are listed under their plan:</p>
          <PlanLinks view={view} />
        </>
      ),
    }),
  );

/** For a period that cannot be read, or for which there is nothing: lists those that there are. */
export const unknownPeriod = (
  view: CouncilView,
  periods: readonly Period[],
  addressOf: (period: Period) => string,
): RouteAnswer =>
  missing(
    councilPage(view, {
      title: 'That period cannot be shown',
      main: (
        <>
          <p>Write a period like 2022/23 for a financial year or 2022/23-H1 for half of one. There are figures for:</p>
          <ul>
            {periods.map((period) => (
              <li key={`${period.kind} ${period.code}`}>
                <Link href={addressOf(period)}>{periodTitle(period)}</Link>
              </li>
            ))}
          </ul>
        </>
      ),
    }),
    400,
  );
