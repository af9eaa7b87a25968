import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file that pages ask for. Its address holds a hash of its content, so that browsers may keep it for ever. */
export type Asset = { readonly url: string; readonly file: string; readonly type: string };

const asset = (name: string, extension: string, type: string, location: string): Asset => {
  const file = fileURLToPath(location);
  const hash = createHash('sha256').update(readFileSync(file)).digest('base64url').slice(0, 12);
  return { url: `/assets/${name}-${hash}.${extension}`, file, type };
};

// Compiled code stands in build/src/ui/layout; the style sheet and the icon are not compiled and stay in src/ui/styles.
const style = (file: string): string => new URL(`../../../../src/ui/styles/${file}`, import.meta.url).href;

/**
 * The only reading of files in ui: three files that ship with the programme, read once when it starts, for the hash in their
 * addresses. Without them no page can be shown, so a missing one stops the start.
 */
export const DESIGN_SYSTEM: Asset = asset(
  'design-system',
  'css',
  'text/css; charset=utf-8',
  import.meta.resolve('@scottish-government/design-system/dist/css/design-system.min.css'),
);
export const REMIT_STYLES: Asset = asset('remit', 'css', 'text/css; charset=utf-8', style('remit.css'));
export const ICON: Asset = asset('icon', 'svg', 'image/svg+xml', style('icon.svg'));

/** Everything to be served under /assets/. */
export const ASSETS: readonly Asset[] = [DESIGN_SYSTEM, REMIT_STYLES, ICON];
