import { Deciding } from '../../ui/deciding/deciding.tsx';
import type { PeriodPartProps } from '../../ui/ratings/part.ts';

/** Own decisions: the same screen as a superior's, on the organisation's own log. */
export const Decisions = (props: PeriodPartProps) => <Deciding {...props} lower={[]} />;
