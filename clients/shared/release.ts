import { z } from 'zod';
import type { Hex } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { hash } from '../../src/domain/meeting/shapes.ts';

/** The screens that the service serves now. */
export interface ServedRelease {
  /** 32 bytes, hash over all files; what manifests name. */
  readonly release: Hex;
  /** Addresses of the built files; each name holds a hash of the content. */
  readonly files: readonly string[];
}

const answer = z.object({ release: hash, files: z.array(z.string().max(200)).max(2_000) });

/**
 * @param value hostile: what `/release.json` said
 * @returns `SERVICE-ANSWER-INVALID`
 */
export function decodeServedRelease(value: unknown): Result<ServedRelease> {
  const read = answer.safeParse(value);
  return read.success ? ok(read.data) : refuse('SERVICE-ANSWER-INVALID', 'release');
}

/**
 * Finds the mistakes that happen: a page that was open, or kept, since before an update, and a service that was updated
 * after the meeting was signed. A service that lies about this could as well have served other screens.
 * @param named 32 bytes, what the meeting's manifest names
 * @param loaded addresses of the built files that the page has loaded
 * @returns `RELEASE-PAGE-OLD`, `RELEASE-OTHER`
 */
export function judgeRelease(named: Hex, served: ServedRelease, loaded: readonly string[]): Result<void> {
  const known = new Set(served.files);
  if (loaded.some((file) => !known.has(file))) return refuse('RELEASE-PAGE-OLD', 'the service serves newer screens');
  if (served.release !== named) return refuse('RELEASE-OTHER', 'the meeting was signed for other screens');
  return ok(undefined);
}
