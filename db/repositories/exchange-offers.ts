import { asc, eq } from 'drizzle-orm';
import type { Hex } from '../../crypto/bytes.ts';
import type { Db } from '../engine/database.ts';
import { exchangeOffers } from '../schema/coordination.ts';

export interface ExchangeOffer {
  /** 32 bytes, the officer's identity. */
  readonly key: Hex;
  /** 32 bytes, X25519. */
  readonly exchange: Hex;
}

/** Keeps an officer's offer in the place of an earlier one: every run of the ceremony needs a new key. */
export async function putOffer(db: Db, meeting: Hex, { key, exchange }: ExchangeOffer): Promise<void> {
  await db
    .insert(exchangeOffers)
    .values({ meetingId: meeting, key, exchange })
    .onConflictDoUpdate({ target: [exchangeOffers.meetingId, exchangeOffers.key], set: { exchange } });
}

/** All offers of a meeting, ascending by officer. */
export const offersOf = (db: Db, meeting: Hex): Promise<ExchangeOffer[]> =>
  db
    .select({ key: exchangeOffers.key, exchange: exchangeOffers.exchange })
    .from(exchangeOffers)
    .where(eq(exchangeOffers.meetingId, meeting))
    .orderBy(asc(exchangeOffers.key));
