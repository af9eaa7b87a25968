import { allCouncils } from '../../../councils/index.ts';
import { LATEST } from '../../../people/index.ts';
import type { RegistersView } from '../view.tsx';

/** What each council is called, by its code. */
export const councilNames = async ({ tx }: Pick<RegistersView, 'tx'>): Promise<ReadonlyMap<string, string>> =>
  new Map((await allCouncils(tx, LATEST)).map(({ code, name }) => [code, name]));
