import type { JSX } from 'preact';

import type { RouteAnswer } from '../../../platform/http/index.ts';
import { DataTable, EmptyState, Link } from '../../../ui/index.ts';
import { may } from '../../access/index.ts';
import { postTitle } from '../../people/index.ts';
import { ADDRESS } from '../../site/index.ts';
import { REGISTERS } from '../addresses.ts';
import { SETTLE_REGISTERS } from '../policy.ts';
import { lapsesToWrite, statesByLaw } from '../read/lapses-to-write.ts';
import { countByState } from '../read/list.ts';
import { type LiveClock, nearestOfEach } from '../read/live-clocks.ts';
import type { RegisterType } from '../type/register-type.ts';
import { tellClock } from './entry/clock-told.ts';
import { ClockStanding, ClockWhen } from './entry/clocks-part.tsx';
import { type FunctionTitles, titleOfFunction } from './function-titles.ts';
import { type RegistersView, registersPage } from './view.tsx';

type Line = {
  readonly type: RegisterType;
  readonly open: number;
  readonly over: number;
  readonly nearest: LiveClock | null;
};

// Nobody is told of entries they may not see, and nobody takes a count without them for all there are.
const sayCount = ({ type, open, over }: Line, sees: boolean): JSX.Element =>
  type.confidentiality === 'restricted' && !sees ? (
    <span>For those who keep it</span>
  ) : (
    <span>
      {open} open, {over} ended
      {type.confidentiality === 'either' && !sees ? ', without restricted ones' : ''}
    </span>
  );

const Nearest = ({ given, line }: { readonly given: RegistersView; readonly line: Line }): JSX.Element => {
  if (line.nearest === null) return <span>No clock runs</span>;
  const told = tellClock(line.type, given.law, line.nearest.clock, given.now);
  return (
    <>
      <Link href={REGISTERS.entry(given.council, line.nearest.reference)}>{line.nearest.reference}</Link>: {told.title}
      <br />
      <ClockWhen told={told} />
      <br />
      <ClockStanding told={told} />
    </>
  );
};

const Keepers = ({ given, code }: { readonly given: RegistersView; readonly code: string }): JSX.Element => {
  const posts = given.keepers.get(code) ?? [];
  return (
    <span>{posts.length === 0 ? 'No post yet' : posts.map((post) => postTitle(given.posts, post)).join(', ')}</span>
  );
};

const byFunction = (lines: readonly Line[], titles: FunctionTitles): { title: string; rows: Line[] }[] => {
  const codes = [...new Set(lines.map(({ type }) => type.function))].sort(
    (a, b) => Number(a.slice(1)) - Number(b.slice(1)),
  );
  return codes.map((code) => ({
    title: titleOfFunction(titles, code),
    rows: lines.filter(({ type }) => type.function === code),
  }));
};

/** All registers of the council by the functions they are kept for: what each is for, how many entries are open, its nearest clock, and who keeps it. */
export const indexPage =
  (functionTitles: (tx: RegistersView['tx']) => Promise<FunctionTitles>) =>
  async (given: RegistersView): Promise<RouteAnswer> => {
    const { tx, types, council, now, need } = given;
    const byLaw = statesByLaw(await lapsesToWrite(tx, given, now));
    const counts = await countByState(tx, byLaw);
    const nearest = await nearestOfEach(tx, given, now);
    const titles = await functionTitles(tx);
    const lines = [...types.values()].map((type): Line => {
      const states = counts.get(type.code) ?? new Map<string, number>();
      const sum = (final: boolean): number =>
        type.states
          .filter((state) => (state.final === true) === final)
          .reduce((all, { code }) => all + (states.get(code) ?? 0), 0);
      return { type, open: sum(false), over: sum(true), nearest: nearest.get(type.code) ?? null };
    });
    const sees = (code: string): boolean => need.includes('*') || need.includes(`type:${code}`);
    return registersPage(given, {
      title: 'Registers',
      main:
        lines.length === 0 ? (
          <EmptyState
            title="No registers have been loaded yet"
            purpose="A register holds what happened, entry by entry: complaints, reviews, orders, decisions. Each entry's clocks say by when the law requires what. Registers come with the Scottish pack."
            first={{ words: 'See what this council has loaded', href: ADDRESS.council(council) }}
          />
        ) : (
          <>
            <p>
              What happened, entry by entry, and by when the law requires what.{' '}
              <Link href={REGISTERS.clocks(council)}>All clocks that run</Link>.{' '}
              <Link href={REGISTERS.scorecards(council)}>Scorecards: what the registers count</Link>.{' '}
              <Link href={REGISTERS.learning(council)}>Learning from reviews and audits</Link>.{' '}
              <Link href={REGISTERS.complaints(council)}>Complaints in figures</Link>
              {lines.some(({ type }) => type.publication !== undefined && sees(type.code)) ? (
                <>
                  {'. '}
                  <Link href={REGISTERS.told(council)}>What people told us, to publish</Link>
                </>
              ) : null}
              {may(given.acting, SETTLE_REGISTERS) ? (
                <>
                  {'. '}
                  <Link href={REGISTERS.trusted(council)}>Posts that may see restricted entries</Link>
                </>
              ) : null}
            </p>
            <DataTable
              id="registers"
              caption="The registers by function"
              captionHidden
              narrow="stack"
              groups={byFunction(lines, titles)}
              columns={[
                {
                  title: 'Register',
                  rowHeader: true,
                  cell: ({ type }: Line) => <Link href={REGISTERS.list(council, type.code)}>{type.many}</Link>,
                },
                { title: 'What it is for', cell: ({ type }) => type.purpose },
                { title: 'Entries', cell: (line) => sayCount(line, sees(line.type.code)) },
                { title: 'Nearest clock', cell: (line) => <Nearest given={given} line={line} /> },
                { title: 'Kept by', cell: ({ type }) => <Keepers given={given} code={type.code} /> },
              ]}
            />
          </>
        ),
    });
  };
