import { encode } from 'uqr';
import classes from './account.module.css';

/** Modules of white around the code (ISO/IEC 18004, 4 at least). */
const BORDER = 4;

/** A text as a QR code, drawn here. Black on white in dark mode too: scanners expect that. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg className={classes.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
