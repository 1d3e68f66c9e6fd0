import type { VerifiedBallot } from '../../../src/domain/verify/report.ts';

/** So many digits at least: fewer would fit the ballot of somebody else by chance. */
const FEWEST = 12;

/**
 * Reads a tracking code, or its beginning, as typed from a note or scanned: spaces, hyphens and capitals do not matter.
 * @param text hostile
 * @returns hex digits, or undefined if it is none or too short to name one ballot
 */
export function readTracking(text: string): string | undefined {
  const digits = text.toLowerCase().replace(/[\s·.-]/g, '');
  return /^[0-9a-f]{1,64}$/.test(digits) && digits.length >= FEWEST ? digits : undefined;
}

/** The ballots of the sealed boxes whose tracking codes begin so: of one poll normally, and exactly one. */
export const findTracked = (ballots: readonly VerifiedBallot[], digits: string): VerifiedBallot[] =>
  ballots.filter(({ tracking }) => tracking.startsWith(digits));
