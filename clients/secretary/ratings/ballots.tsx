import { Notice } from '../../ui/components/notice.tsx';
import { say } from '../../ui/language.ts';
import type { PeriodPartProps } from '../../ui/ratings/part.ts';
import { ConfirmPaper } from './confirm-paper.tsx';
import { FromMeeting } from './from-meeting.tsx';
import { FromRecord } from './from-record.tsx';
import { Paper } from './paper.tsx';
import { PreparePoll } from './prepare-poll.tsx';
import { RATINGS } from './words.ts';

/** The ballot of the period: prepared here, taken from a certified meeting or an imported record, or entered from paper. */
export function Ballots(props: PeriodPartProps) {
  if (props.period.terms.steps.ballot === 'none') return <Notice>{say(RATINGS.noStep)}</Notice>;
  return (
    <>
      <ConfirmPaper {...props} />
      <PreparePoll {...props} />
      <FromMeeting {...props} />
      <FromRecord {...props} />
      <Paper {...props} />
    </>
  );
}
