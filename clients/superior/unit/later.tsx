import { Complaints } from '../../ui/complaints/complaints.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Custody } from '../../ui/custody/custody.tsx';
import { UNIT } from '../../ui/deciding/words.ts';
import { Exclusions } from '../../ui/exclusions/exclusions.tsx';
import { say } from '../../ui/language.ts';
import { RatingPapers } from '../../ui/rating-papers/rating-papers.tsx';
import type { PartProps } from '../../ui/ratings/part.ts';

/** Parts of a unit's log that few visits need. */
export type LaterPart = 'complaints' | 'papers' | 'custody';

export interface LaterPartProps extends PartProps {
  readonly part: LaterPart;
  /** The unit's, as the service lists it. */
  readonly unitName: string;
  /** Of the period that is shown. */
  readonly name: string;
}

/** Complaints and what speaks against the highest level, papers, or custody: the same as the unit's secretary sees. */
export function Later({ part, unitName, name, ...props }: LaterPartProps) {
  const period = props.reading.state.periods.get(name);
  if (part === 'complaints')
    return (
      <>
        <Complaints {...props} />
        {period !== undefined && <Exclusions {...props} period={period} />}
      </>
    );
  if (part === 'custody') return <Custody {...props} />;
  if (period === undefined) return <Notice kind="warn">{say(UNIT.noPeriod)}</Notice>;
  return <RatingPapers {...props} period={period} own={unitName} above={props.officer.organisationName} />;
}
