/**
 * Makes packs/invented-example/observations.csv: figures of a council that does not exist.
 * Run from the build: `node build/scripts/make-invented-pack.js`. The other files of the pack are written by hand.
 */
import { csvRows, csvText } from './csv-text.ts';
import { DRAWN } from './invented/courses.ts';
import { OBSERVATION_COLUMNS, seriesOf } from './invented/series.ts';
import { SET } from './invented/set-rows.ts';
import { isStarted, type PackFiles, readPackFile, writePack } from './pack-folder.ts';

export const INVENTED_PACK = 'invented-example';

/** The figures of every measure in the order of `measures`, the text of the pack's measures.csv. Throws where one has no recipe. */
export const makeInventedPack = (measures: string): PackFiles => {
  const recipes = new Map([...DRAWN, ...SET].map((recipe) => [recipe.measure, recipe]));
  const rows = csvRows(measures, ['code', 'decimals']).flatMap(({ code, decimals }) => {
    const recipe = recipes.get(code);
    if (recipe === undefined) throw new Error(`No recipe makes figures for ${code}`);
    return seriesOf(recipe, Number(decimals));
  });
  return new Map([['observations.csv', csvText(OBSERVATION_COLUMNS, rows)]]);
};

if (isStarted(import.meta.url)) writePack(INVENTED_PACK, makeInventedPack(readPackFile(INVENTED_PACK, 'measures.csv')));
