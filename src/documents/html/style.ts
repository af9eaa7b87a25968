import { TONE_COLOURS } from '../status-mark.ts';

const notices = Object.entries(TONE_COLOURS)
  .map(([tone, { ink, tint }]) => `.remit-notice--${tone}{background:#${tint};border-color:#${ink}}`)
  .join('\n');

/** The look of a page that stands alone. In the service the design system and ui/ dress the same classes. */
export const PAGE_STYLE = `
:root{color-scheme:light}
body{margin:0;background:#fff;color:#1a1a1a;font:1rem/1.5 Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:64rem;margin:0 auto;padding:1.5rem}
h1,h2,h3,h4{color:#1b2a41;line-height:1.25}
h1{font-size:2rem;margin:.25rem 0 .5rem}
h2{font-size:1.5rem;margin:2.25rem 0 .75rem}
h3{font-size:1.2rem;margin:1.75rem 0 .5rem}
h4{font-size:1rem;margin:1.5rem 0 .5rem}
.ds_page-header{border-bottom:1px solid #b5bfca;margin-bottom:1.5rem}
.remit-paper__organisation{margin:0;color:#4a5563}
.remit-paper__subtitle{font-size:1.1rem;color:#4a5563;margin:.25rem 0}
.remit-paper__banner{font-weight:700}
.remit-paper__footer{border-top:1px solid #b5bfca;margin-top:2rem;color:#4a5563;font-size:.875rem}
.remit-number{display:inline-block;min-width:3rem}
h2 .remit-number{min-width:2.88rem}
.remit-numbered{padding-left:3.25rem}
.remit-numbered .remit-number{margin-left:-3.25rem}
.remit-indented{margin-left:3.25rem;padding-left:1.25rem}
a{color:#0b4f8a}
a:focus-visible,summary:focus-visible,.remit-scroll:focus-visible{outline:3px solid #1b2a41;outline-offset:2px}
.remit-scroll{overflow-x:auto}
.ds_table{border-collapse:collapse;width:100%;margin:1rem 0}
.ds_table caption{font-weight:700;text-align:left;color:#1b2a41;padding-bottom:.5rem}
.ds_table th,.ds_table td{border-bottom:1px solid #b5bfca;padding:.5rem;text-align:left;vertical-align:top}
.ds_table thead th{background:#e3e9f0;vertical-align:bottom}
.ds_table tbody th{font-weight:400}
.ds_table .remit-group th,.ds_table .remit-total>*{background:#f1f4f7;font-weight:700}
.ds_table .remit-end{text-align:right;font-variant-numeric:tabular-nums}
.ds_table .remit-centre{text-align:center}
.remit-table--compact{font-size:.875rem}
.remit-note{font-size:.875rem;color:#4a5563;margin:.25rem 0}
.remit-picture{display:inline-block;max-width:100%}
.remit-picture svg{max-width:100%;height:auto}
.remit-chart{margin:1.5rem 0}
.remit-chart figcaption{font-weight:700;color:#1b2a41}
.remit-status{white-space:nowrap}
.remit-status svg{vertical-align:-.15em}
.remit-awaited{background:#ffefbf;color:#1a1a1a;font-style:italic}
.remit-notice{border-left:.375rem solid;padding:.75rem 1rem;margin:1.5rem 0}
.remit-notice p{margin:.25rem 0}
${notices}
.remit-sources{margin-top:2rem}
@page{size:A4;margin:20mm}
@media print{main{max-width:none;padding:0}.remit-scroll{overflow:visible}tr,figure,.remit-notice{break-inside:avoid}h2,h3,h4{break-after:avoid}thead{display:table-header-group}}
`;
