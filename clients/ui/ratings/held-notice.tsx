import { useEffect, useRef } from 'preact/hooks';
import type { Refusal } from '../../../crypto/result.ts';
import type { RatingLog, RatingReading } from '../../shared/ratings/rating-log.ts';
import { Act } from '../components/act.tsx';
import { Notice, Refused } from '../components/notice.tsx';
import { count, say } from '../language.ts';
import { VALUES } from './words.ts';

/** Statements that were signed and may not have reached the log, to be sent again or given up; and one that came too late for it. */
export function HeldNotice({ log, reading }: { readonly log: RatingLog; readonly reading: RatingReading }) {
  if (reading.held.length === 0) return reading.overtaken === undefined ? null : <Overtaken by={reading.overtaken} />;
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

/** Shown above all else: the form that asked for it has made way for what the log says now. */
function Overtaken({ by }: { readonly by: Refusal }) {
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => shown.current?.scrollIntoView({ block: 'center' }), [by]);
  return (
    <div class="stack" ref={shown}>
      <p>{say(VALUES.overtaken)}</p>
      <Refused refusal={by} />
    </div>
  );
}
