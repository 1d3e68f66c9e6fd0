import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Bytes } from '../../crypto/bytes.ts';

/**
 * The same office document without a clock in it: its library writes the time into the core properties and into the zip.
 * @param made what it says in its place
 */
export function repack(bytes: Bytes, made: Date): Bytes {
  const parts = unzipSync(bytes);
  const core = 'docProps/core.xml';
  const stamp = `${made.toISOString().slice(0, 19)}Z`;
  const properties = parts[core];
  if (properties !== undefined)
    parts[core] = strToU8(strFromU8(properties).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${stamp}`));
  // A zip's time has no zone and fflate writes the local one: the date is made from local parts.
  const mtime = new Date(made.getUTCFullYear(), made.getUTCMonth(), made.getUTCDate());
  return zipSync(Object.fromEntries(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1))), { mtime, level: 6 });
}
