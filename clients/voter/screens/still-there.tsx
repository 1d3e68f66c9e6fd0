import { useEffect, useState } from 'preact/hooks';
import { Confirm } from '../../ui/components/confirm.tsx';
import { say } from '../../ui/language.ts';
import { ROOM_WORDS } from '../words/room.ts';

const ASK_AFTER_MS = 180_000;
const WIPE_AFTER_MS = 60_000;

/** Asks a voter who has not touched the screen for long, and wipes if nobody answers: somebody may have walked away. */
export function StillThere({ onGone }: { readonly onGone: () => void }) {
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(timer);
      timer = asking ? setTimeout(onGone, WIPE_AFTER_MS) : setTimeout(() => setAsking(true), ASK_AFTER_MS);
    };
    wait();
    if (asking) return () => clearTimeout(timer);
    const touched = ['pointerdown', 'keydown', 'scroll'] as const;
    for (const event of touched) addEventListener(event, wait, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const event of touched) removeEventListener(event, wait);
    };
  }, [asking, onGone]);
  if (!asking) return null;
  const stay = () => setAsking(false);
  return (
    <Confirm title={say(ROOM_WORDS.stillThere)} act={say(ROOM_WORDS.stay)} onConfirm={stay} onBack={stay}>
      <p>{say(ROOM_WORDS.stillThereHow)}</p>
    </Confirm>
  );
}
