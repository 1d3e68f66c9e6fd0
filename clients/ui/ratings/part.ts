import type { Hex } from '../../../crypto/bytes.ts';
import type { PeriodState, RatingState } from '../../../src/domain/rating/state.ts';
import type { RatingLog, RatingReading } from '../../shared/ratings/rating-log.ts';
import type { SignedInOfficer } from '../officer/session.ts';
import { textOf } from './values.tsx';

/** What every part of a screen about a rating log gets: the log as this device has read and judged it, and who looks at it. */
export interface PartProps {
  readonly officer: SignedInOfficer;
  readonly log: RatingLog;
  readonly reading: RatingReading & { readonly state: RatingState };
}

/** Of parts that are about one period. */
export interface PeriodPartProps extends PartProps {
  readonly period: PeriodState;
}

export function nameOf(reading: PartProps['reading'], subject: number): string {
  const name: Hex | undefined = reading.state.subjects[subject]?.name;
  return name === undefined ? '' : textOf(reading, name);
}
