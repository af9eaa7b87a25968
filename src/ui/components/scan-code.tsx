import type { JSX } from 'preact';
import { encodeQR } from 'qr';

// ISO/IEC 18004 wants four clear modules on each side; readers fail without them.
const QUIET = 4;

const rowPath = (row: readonly boolean[], y: number): string => {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true) continue;
    const start = x;
    while (row[x + 1] === true) x += 1;
    path += `M${start} ${y}h${x - start + 1}v1h${start - x - 1}z`;
  }
  return path;
};

/** A text as a picture for the camera of a telephone (a QR code). Whoever cannot scan it must find the same text in words beside it. */
export const ScanCode = (props: { readonly text: string; readonly label: string }): JSX.Element => {
  const modules = encodeQR(props.text, 'raw', { border: QUIET, ecc: 'medium' });
  const size = modules.length;
  return (
    <svg class="remit-scan-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={props.label}>
      <path class="remit-scan-code__ground" d={`M0 0h${size}v${size}h${-size}z`} />
      <path class="remit-scan-code__modules" d={modules.map(rowPath).join('')} />
    </svg>
  );
};
