import type { Hex } from '../../../crypto/bytes.ts';
import type { RatingBodyOf } from '../rating/bodies.ts';
import type { DateText } from '../rating/dates.ts';
import type { RatingEntry } from '../rating/entry.ts';
import { type TrailLine, trailOf } from './trail.ts';

/** Who stated something, where in the log and on which day. */
export type Told = Pick<TrailLine, 'entry' | 'date' | 'by' | 'offices' | 'signer'>;

type Decree = RatingBodyOf<'copy-opened'>['document'];

/** What became of one sealed copy, from its sealing to its destruction. */
export interface CopyHistory extends Told, Pick<RatingBodyOf<'copy-sealed'>, 'meeting' | 'file' | 'until' | 'place'> {
  readonly openings: readonly (Told & { readonly document: Decree; readonly reason: Hex })[];
  /** `null` while it is kept. */
  readonly destroyed: (Told & { readonly document: Decree; readonly manner: Hex }) | null;
}

/** All of a log's statements about custody, each in the order of the log. */
export interface Custody {
  readonly copies: readonly CopyHistory[];
  readonly incidents: readonly (Told & Omit<RatingBodyOf<'incident-noted'>, 'type' | 'log'>)[];
  readonly erasures: readonly (Told & { readonly document: string; readonly texts: number })[];
}

/**
 * Gathers what a rating log says of sealed copies, incidents and erasures.
 * @param entries all of the log, judged: a copy that is opened or destroyed was sealed before
 */
export function custodyOf(entries: readonly RatingEntry[]): Custody {
  const lines = trailOf(entries);
  const copies = new Map<number, CopyHistory>();
  const incidents: Custody['incidents'][number][] = [];
  const erasures: Custody['erasures'][number][] = [];
  const put = (copy: number, change: (known: CopyHistory) => Partial<CopyHistory>): void => {
    const known = copies.get(copy);
    if (known !== undefined) copies.set(copy, { ...known, ...change(known) });
  };
  for (const [entry, { body }] of entries.entries()) {
    const { date, by, offices = [], signer = null } = lines[entry] ?? { date: body.date, by: '' };
    const told: Told = { entry, date, by, offices, signer };
    switch (body.type) {
      case 'copy-sealed': {
        const { meeting, file, until, place } = body;
        copies.set(entry, { ...told, meeting, file, until, place, openings: [], destroyed: null });
        break;
      }
      case 'copy-opened': {
        const { document, reason } = body;
        put(body.copy, ({ openings }) => ({ openings: [...openings, { ...told, document, reason }] }));
        break;
      }
      case 'copy-destroyed': {
        const { document, manner } = body;
        put(body.copy, () => ({ destroyed: { ...told, document, manner } }));
        break;
      }
      case 'incident-noted': {
        const { incident, on, meeting, code, count, detail } = body;
        incidents.push({ ...told, incident, on, meeting, code, count, detail });
        break;
      }
      case 'names-erased':
        erasures.push({ ...told, document: body.document, texts: body.commitments.length });
        break;
    }
  }
  return { copies: [...copies.values()], incidents, erasures };
}

/** What stands between a kept copy and its destruction; `due`: nothing but the decision on paper. */
export type Keeping = 'until' | 'complaint' | 'due' | 'destroyed';

/**
 * How a copy stands on a day, by the rule that judges its destruction (COPY-RETENTION).
 * @param waiting whether a complaint of the log waits for its answer
 */
export function keepingOf(
  { until, destroyed }: Pick<CopyHistory, 'until' | 'destroyed'>,
  today: DateText,
  waiting: boolean,
): Keeping {
  if (destroyed !== null) return 'destroyed';
  if (today < until) return 'until';
  return waiting ? 'complaint' : 'due';
}

/** A service's count of what it refused on one day; its own word. */
export interface CountedRefusal {
  readonly meeting: Hex | null;
  readonly onDay: DateText;
  readonly incident: RatingBodyOf<'incident-noted'>['incident'];
  readonly code: string;
  readonly count: number;
}

/**
 * How much of what a service counted stands in the log: as incidents of the same day, meeting, kind and code.
 * @param incidents those of `custodyOf`
 */
export const statedOf = <Counted extends CountedRefusal>(
  counted: readonly Counted[],
  incidents: Custody['incidents'],
): readonly (Counted & { readonly stated: number })[] =>
  counted.map((one) => {
    const same = incidents.filter(
      ({ incident, on, meeting, code }) =>
        incident === one.incident && on === one.onDay && meeting === one.meeting && code === one.code,
    );
    return { ...one, stated: same.reduce((sum, { count }) => sum + count, 0) };
  });
