import type { RatingLog, RatingReading } from '../../shared/ratings/rating-log.ts';
import { Act } from '../components/act.tsx';
import { Notice } from '../components/notice.tsx';
import { count, say } from '../language.ts';
import { VALUES } from './words.ts';

/** Statements that were signed and may not have reached the log: to be sent again, or given up. */
export function HeldNotice({ log, reading }: { readonly log: RatingLog; readonly reading: RatingReading }) {
  if (reading.held.length === 0) return null;
  return (
    <Notice kind="warn">
      <div class="stack">
        <p>{say(VALUES.held(count(reading.held.length)))}</p>
        <div class="row">
          <Act name="send-held" label={say(VALUES.sendHeld)} kind="primary" run={() => log.sendHeld()} />
          <Act name="drop-held" label={say(VALUES.dropHeld)} run={() => log.dropHeld()} />
        </div>
      </div>
    </Notice>
  );
}
