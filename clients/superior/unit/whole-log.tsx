import { Complaints } from '../../ui/complaints/complaints.tsx';
import { Custody } from '../../ui/custody/custody.tsx';
import type { PartProps } from '../../ui/ratings/part.ts';

/** Parts of a unit's log that are about no one period. */
export type WholeLogPart = 'complaints' | 'custody';

/** Complaints about what was decided, or custody: the same as the unit's secretary and the auditor see. */
export function WholeLog({ part, ...props }: PartProps & { readonly part: WholeLogPart }) {
  return part === 'complaints' ? <Complaints {...props} /> : <Custody {...props} />;
}
