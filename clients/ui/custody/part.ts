import type { Told } from '../../../src/domain/audit/custody.ts';
import type { RatingState } from '../../../src/domain/rating/state.ts';
import type { RatingLog, RatingReading } from '../../shared/ratings/rating-log.ts';
import { say } from '../language.ts';
import type { SignedInOfficer } from '../officer/session.ts';
import { ROLE_NAMES } from '../ratings/role-names.ts';
import { textOf } from '../ratings/values.tsx';

/** What every part of custody gets: a log as this device has read and judged it, and who looks at it. */
export interface CustodyProps {
  readonly officer: SignedInOfficer;
  readonly log: RatingLog;
  readonly reading: RatingReading & { readonly state: RatingState };
}

/** Meetings by id, as the service lists them: names to show, nothing to decide on. */
export type MeetingTitles = ReadonlyMap<string, string>;

/** "Đặng Thị Thư (Thư ký)". */
export function signerOf(reading: CustodyProps['reading'], { signer, by, offices }: Told): string {
  const name = signer === null ? by.slice(0, 8) : textOf(reading, signer);
  return `${name} (${offices.map((office) => say(ROLE_NAMES[office])).join(', ')})`;
}

/** A numbered decision on paper, as it is typed. */
export interface TypedDecree {
  readonly number: string;
  readonly date: string;
}
