import type { Hex } from '../../../crypto/bytes.ts';
import { plain } from '../names.ts';
import type { RatingBody, RatingBodyType, RatingRole } from '../rating/bodies.ts';
import { ratingCommitments } from '../rating/commitments.ts';
import type { DateText } from '../rating/dates.ts';
import type { RatingEntry } from '../rating/entry.ts';

/** One act of a rating log: who stated what, when, about whom, under which document. */
export interface TrailLine {
  /** 0-based place in the log. */
  readonly entry: number;
  readonly type: RatingBodyType;
  /** The day of the act, as its signer states it. */
  readonly date: DateText;
  readonly by: Hex;
  /** The signer's offices at that moment, and the commitment of the signer's name. */
  readonly offices: readonly RatingRole[];
  readonly signer: Hex | null;
  readonly period: string | null;
  /** Places of the subjects that the act is about. */
  readonly subjects: readonly number[];
  /** Numbers of paper documents and minutes that it names. */
  readonly documents: readonly string[];
  /** Texts that belong to it, by commitment; those that were erased stay commitments. */
  readonly texts: readonly Hex[];
}

/**
 * The trail of a rating log, one line for each entry. No line says how anybody voted: a log has only sums.
 * @param entries all of the log, judged
 */
export function trailOf(entries: readonly RatingEntry[]): readonly TrailLine[] {
  let officers: readonly { readonly key: Hex; readonly role: RatingRole; readonly name: Hex }[] = [];
  let subjects = 0;
  const about = new Map<number, readonly number[]>();
  return entries.map(({ body, key }, entry): TrailLine => {
    if (body.type === 'rating-log-created') officers = [{ key, role: 'secretary', name: body.name }];
    const own = officers.filter((officer) => officer.key === key);
    const named = subjectsOf(body, subjects, about);
    about.set(entry, named);
    if (body.type === 'subjects-added') subjects += body.subjects.length;
    if (body.type === 'officers-named') officers = body.officers;
    return {
      entry,
      type: body.type,
      date: body.date,
      by: key,
      offices: own.map(({ role }) => role),
      signer: own[0]?.name ?? null,
      period: 'period' in body ? body.period : null,
      subjects: named,
      documents: documentsOf(body),
      texts: ratingCommitments(body),
    };
  });
}

/** @param about subjects of earlier entries, which later ones name by their place */
function subjectsOf(
  body: RatingBody,
  before: number,
  about: ReadonlyMap<number, readonly number[]>,
): readonly number[] {
  switch (body.type) {
    case 'subjects-added':
      return body.subjects.map((_, place) => before + place);
    case 'self-rated':
    case 'appraised':
      return body.ratings.map(({ subject }) => subject);
    case 'ballot-stated':
      return (body.result.kind === 'rating' ? body.result.lines : body.result.options).map(({ subject }) => subject);
    case 'ballot-confirmed':
      return about.get(body.entry) ?? [];
    case 'complaint-answered':
      return about.get(body.complaint) ?? [];
    case 'sent-back':
      return body.subjects;
    case 'decided':
      return body.decisions.map(({ subject }) => subject);
    case 'status-stated':
    case 'exclusion-noted':
    case 'decision-cancelled':
    case 'complaint-filed':
      return [body.subject];
    default:
      return [];
  }
}

function documentsOf(body: RatingBody): readonly string[] {
  switch (body.type) {
    case 'decided':
    case 'copy-opened':
    case 'copy-destroyed':
      return [body.document.number];
    case 'names-erased':
      return [body.document];
    case 'ballot-stated':
      return body.source.kind === 'paper' ? [body.source.minutes] : [];
    default:
      return [];
  }
}

/** What a search asks; what is left out is not asked. */
export interface TrailQuery {
  readonly types?: ReadonlySet<RatingBodyType>;
  readonly period?: string;
  /** First and last day. */
  readonly from?: DateText;
  readonly to?: DateText;
  /** Words that all occur in the names, texts and documents of a line, without regard to case or diacritics. */
  readonly words?: string;
}

/**
 * The lines that answer a query, in their order.
 * @param textOf the text of a commitment; `undefined` if it is not kept
 * @param nameOf the name of a subject
 */
export function searchTrail(
  lines: readonly TrailLine[],
  query: TrailQuery,
  textOf: (commitment: Hex) => string | undefined,
  nameOf: (subject: number) => string | undefined,
): readonly TrailLine[] {
  const { types, period, from = '', to = '9999', words = '' } = query;
  const wanted = plain(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  return lines.filter((line) => {
    if (types !== undefined && !types.has(line.type)) return false;
    if (period !== undefined && line.period !== period) return false;
    if (line.date < from || line.date > to) return false;
    if (wanted.length === 0) return true;
    const signer = line.signer === null ? undefined : textOf(line.signer);
    const texts = [signer, ...line.subjects.map(nameOf), ...line.texts.map(textOf), ...line.documents];
    const all = plain(texts.filter((text) => text !== undefined).join('\n'));
    return wanted.every((word) => all.includes(word));
  });
}
