import { useEffect, useState } from 'preact/hooks';
import type { Refusal } from '../../../crypto/result.ts';
import { type KeptRatings, RatingLog, type RatingReading, type RatingStore } from '../../shared/ratings/rating-log.ts';
import { keep, readKept } from '../device-store.ts';
import type { SignedInOfficer } from '../officer/session.ts';

/** Where this browser keeps what it has seen of an organisation's log, and what is not sent yet, for one officer. */
export const ratingStore = ({ key }: Pick<SignedInOfficer, 'key'>, organisation: string): RatingStore => {
  const name = `ratings/${key}/${organisation}`;
  return {
    read: async () => (await readKept(name)) as KeptRatings | undefined,
    keep: (kept) => keep(name, kept),
  };
};

/** A rating log on the screen: what was read and judged, with names. */
export interface OpenRatingLog {
  /** Undefined until it was read whole for the first time. */
  readonly log: RatingLog | undefined;
  /** A new object after every change. */
  readonly reading: RatingReading | undefined;
  readonly refusal: Refusal | undefined;
  /** Reads again what is new. */
  readonly reload: () => Promise<void>;
}

/** Reads an organisation's rating log with its texts, and follows what this page changes in it. */
export function useRatingLog(officer: SignedInOfficer, organisation: string): OpenRatingLog {
  const [log, setLog] = useState<RatingLog>();
  const [reading, setReading] = useState<RatingReading>();
  const [refusal, setRefusal] = useState<Refusal>();
  const reload = async () => {
    setRefusal(undefined);
    if (log !== undefined) {
      const synced = await log.sync();
      if (!synced.ok) setRefusal(synced);
      return;
    }
    const opened = await RatingLog.open(officer, organisation, ratingStore(officer, organisation));
    if (!opened.ok) return setRefusal(opened);
    opened.value.onChange = () => setReading(opened.value.now);
    const texts = await opened.value.readTexts();
    if (!texts.ok) setRefusal(texts);
    setLog(opened.value);
  };
  useEffect(() => void reload(), []);
  return { log, reading, refusal, reload };
}
