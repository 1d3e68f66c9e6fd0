import { decodeHex, type Hex } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';

/** What the projector's QR code says: which meeting, and the fingerprint that its manifest must have. */
export interface RoomLink {
  /** 16 bytes. */
  readonly meeting: Hex;
  /** 32 bytes; absent before the manifest is signed. */
  readonly fingerprint?: Hex;
}

const PAGES = { voter: '/vote', screen: '/screen', teller: '/teller' } as const;

/** An address that opens an app for a room. Behind `#`, so that it never reaches a server's log. */
export function makeRoomLink(origin: string, page: keyof typeof PAGES, { meeting, fingerprint }: RoomLink): string {
  return `${origin}${PAGES[page]}#m=${meeting}${fingerprint === undefined ? '' : `&f=${fingerprint}`}`;
}

/**
 * Reads a scanned or typed address, or only its part after `#`.
 * @param text hostile
 */
export function readRoomLink(text: string): Result<RoomLink, 'ROOM-LINK'> {
  const fields = new URLSearchParams(text.slice(text.indexOf('#') + 1).trim());
  const meeting = decodeHex(fields.get('m') ?? '', 16);
  const f = fields.get('f');
  const fingerprint = f === null ? undefined : decodeHex(f, 32);
  if (!meeting.ok || fingerprint?.ok === false) return refuse('ROOM-LINK', 'not an address of a room');
  return ok({ meeting: fields.get('m') as Hex, ...(f === null ? {} : { fingerprint: f }) });
}
