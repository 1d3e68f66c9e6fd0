import type { Hex } from '../../crypto/bytes.ts';
import { ok, type Result } from '../../crypto/result.ts';
import { type ExchangeOffer, offersOf, putOffer } from '../../db/repositories/exchange-offers.ts';
import type { Deps } from './deps.ts';
import { loadMeeting } from './load-meeting.ts';

/**
 * Keeps the exchange key that a teller's device offers for the next run of the ceremony. Nothing follows from it: the
 * secretary names tellers and their keys in a statement, and a device takes part only under the key that it made.
 */
export async function offerExchange(
  deps: Deps,
  request: { readonly meeting: Hex; readonly officer: Hex; readonly exchange: Hex },
): Promise<Result<void, 'MEETING-UNKNOWN'>> {
  const { meeting, officer, exchange } = request;
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  await putOffer(deps.db, meeting, { key: officer, exchange });
  return ok(undefined);
}

/** The newest offer of every officer who has made one, ascending by key. */
export async function readOffers(
  deps: Deps,
  { meeting }: { readonly meeting: Hex },
): Promise<Result<readonly ExchangeOffer[], 'MEETING-UNKNOWN'>> {
  const loaded = await loadMeeting(deps, meeting);
  return loaded.ok ? ok(await offersOf(deps.db, meeting)) : loaded;
}
