import type { ComponentChildren, JSX } from 'preact';

import type { Drawing } from '../charts/svg.ts';

/** A drawing within a line or a table's cell, at its own size. */
export const InlineDrawing = (props: { readonly drawing: Drawing; readonly class?: string }): JSX.Element => (
  <span
    class={props.class ?? 'remit-inline-drawing'}
    // A Drawing is made by charts/, which escapes every text in it.
    dangerouslySetInnerHTML={{ __html: props.drawing.svg }}
  />
);

export type DrawingFigureProps = {
  readonly caption: ComponentChildren;
  readonly drawing: Drawing;
  /** The same picture drawn for a narrow screen (288 wide, with an id of its own); shown in place of the wide one there. */
  readonly narrow?: Drawing;
  /** The table or the words that hold the same figures. */
  readonly children?: ComponentChildren;
};

/** A chart under its caption, with the figures it draws. */
export const DrawingFigure = (props: DrawingFigureProps): JSX.Element => (
  <figure class="remit-figure">
    <figcaption class="remit-figure__caption">{props.caption}</figcaption>
    <InlineDrawing
      drawing={props.drawing}
      class={props.narrow === undefined ? 'remit-drawing' : 'remit-drawing remit-drawing--wide'}
    />
    {props.narrow === undefined ? null : (
      <InlineDrawing drawing={props.narrow} class="remit-drawing remit-drawing--narrow" />
    )}
    {props.children}
  </figure>
);
