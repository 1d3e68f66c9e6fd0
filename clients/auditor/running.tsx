import { useEffect, useState } from 'preact/hooks';
import { Button } from '../ui/components/button.tsx';
import { Progress } from '../ui/components/progress.tsx';
import { say } from '../ui/language.ts';
import type { AuditProgress } from './auditing.ts';
import { WORDS } from './words.ts';

/** Second screen: how far it is, and about how long it takes. */
export function Running({
  file,
  progress,
  onCancel,
}: {
  readonly file: string;
  readonly progress: AuditProgress | undefined;
  readonly onCancel: () => void;
}) {
  const { part, done, total, endsAt } = progress ?? { part: 'log', done: 0, total: 0, endsAt: undefined };
  return (
    <>
      <h1>{say(WORDS.running)}</h1>
      <section class="sheet">
        <p>
          {say(WORDS.file)}: <strong>{file}</strong>
        </p>
        <Progress label={say(WORDS[part])} done={done} total={total} />
        <TimeLeftText endsAt={endsAt} />
        <p class="soft">{say(WORDS.stay)}</p>
        <div class="row">
          <Button onClick={onCancel} name="cancel">
            {say(WORDS.cancel)}
          </Button>
        </div>
      </section>
    </>
  );
}

/** Counts down by itself between two reports of the worker. */
function TimeLeftText({ endsAt }: { readonly endsAt: number | undefined }) {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(performance.now()), 1_000);
    return () => clearInterval(ticking);
  }, []);
  if (endsAt === undefined) return <p class="time-left">&nbsp;</p>;
  const seconds = Math.max(0, Math.round((endsAt - now) / 1_000));
  return <p class="time-left">{say(seconds < 2 ? WORDS.soon : WORDS.left(Math.floor(seconds / 60), seconds % 60))}</p>;
}
