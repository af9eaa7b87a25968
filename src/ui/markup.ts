import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** The HTML of a component. Everything a component prints as text or as an attribute is escaped. */
export const renderMarkup = (node: VNode): string => renderToString(node);
