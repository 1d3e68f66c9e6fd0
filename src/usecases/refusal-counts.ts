import type { Hex } from '../../crypto/bytes.ts';
import type { Db } from '../../db/engine/database.ts';
import { addRefusals, organisationsBehind, type RefusalRow } from '../../db/repositories/refusals.ts';

/** Whose refusal it was: of an organisation, of one of its meetings, or of whoever signs in with a key of its officers. */
export type RefusedPlace =
  | { readonly at: 'organisation'; readonly organisation: string }
  | { readonly at: 'meeting'; readonly meeting: Hex }
  | { readonly at: 'key'; readonly key: Hex };

type Noted = Pick<RefusalRow, 'onDay' | 'incident' | 'code' | 'count'> & { readonly place: RefusedPlace };

/** Distinct refusals that wait to be stored; strangers shall not fill the memory. */
const MOST_WAITING = 1_000;
/** Refusals come in floods: they are stored together. */
const STORE_AFTER_MS = 5_000;
/** Days are those of the meeting rooms; there is no summer time. */
const VIETNAM_OFFSET_MS = 7 * 3600 * 1000;

/**
 * Counts refusals by organisation, meeting, day and name, and nothing else (18-service-rules): who was refused and at what time is kept nowhere.
 * Counts of the last seconds are lost with the process.
 */
export class RefusalCounts {
  readonly #db: Db;
  readonly #clock: () => number;
  #waiting = new Map<string, Noted>();
  #timer: NodeJS.Timeout | undefined;
  #storing: Promise<void> = Promise.resolve();

  constructor(db: Db, clock: () => number) {
    this.#db = db;
    this.#clock = clock;
  }

  /** @param code the refusal's name */
  note(place: RefusedPlace, incident: RefusalRow['incident'], code: string): void {
    const onDay = new Date(this.#clock() + VIETNAM_OFFSET_MS).toISOString().slice(0, 10);
    this.#add({ place, onDay, incident, code, count: 1 });
    this.#timer ??= setTimeout(() => void this.store().catch(() => {}), STORE_AFTER_MS).unref();
  }

  /** Stores what waits. What a failing database did not take waits for the next time. */
  store(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#storing = this.#storing.catch(() => {}).then(() => this.#store());
    return this.#storing;
  }

  async #store(): Promise<void> {
    const noted = [...this.#waiting.values()];
    if (noted.length === 0) return;
    this.#waiting = new Map();
    try {
      await addRefusals(this.#db, merged(await this.#rows(noted)));
    } catch (error) {
      for (const one of noted) this.#add(one);
      throw error;
    }
  }

  #add(one: Noted): void {
    const name = JSON.stringify([one.place, one.onDay, one.incident, one.code]);
    const known = this.#waiting.get(name);
    if (known === undefined && this.#waiting.size >= MOST_WAITING) return;
    this.#waiting.set(name, { ...one, count: one.count + (known?.count ?? 0) });
  }

  async #rows(noted: readonly Noted[]): Promise<(RefusalRow & { organisationId: string })[]> {
    const asked = { organisations: new Set<string>(), meetings: new Set<Hex>(), keys: new Set<Hex>() };
    for (const { place } of noted)
      if (place.at === 'organisation') asked.organisations.add(place.organisation);
      else if (place.at === 'meeting') asked.meetings.add(place.meeting);
      else asked.keys.add(place.key);
    const behind = await organisationsBehind(this.#db, {
      organisations: [...asked.organisations],
      meetings: [...asked.meetings],
      keys: [...asked.keys],
    });
    const owners = (place: RefusedPlace): readonly string[] => {
      if (place.at === 'organisation') return behind.organisations.filter((id) => id === place.organisation);
      if (place.at === 'meeting') return behind.meetings.filter(({ id }) => id === place.meeting).map(organisationOf);
      return behind.offices.filter(({ key }) => key === place.key).map(organisationOf);
    };
    return noted.flatMap(({ place, ...one }) =>
      owners(place).map((organisationId) => ({
        ...one,
        organisationId,
        meeting: place.at === 'meeting' ? place.meeting : null,
      })),
    );
  }
}

const organisationOf = ({ organisation }: { readonly organisation: string }): string => organisation;

/** Two keys of one organisation come to one row. */
function merged<Row extends RefusalRow & { readonly organisationId: string }>(rows: readonly Row[]): Row[] {
  const sums = new Map<string, Row>();
  for (const row of rows) {
    const { count, ...what } = row;
    const name = JSON.stringify(Object.entries(what).sort());
    sums.set(name, { ...row, count: count + (sums.get(name)?.count ?? 0) });
  }
  return [...sums.values()];
}
