import { readFile } from 'node:fs/promises';
import type { ImportResult } from '../../../clients/shared/import/mistakes.ts';
import { importRoll } from '../../../clients/shared/import/roll.ts';
import { importSubjects, type SubjectRow } from '../../../clients/shared/import/subjects.ts';
import type { Member } from '../../../clients/shared/secretary/prepare-meeting.ts';
import type { SubjectDraft } from '../../../clients/shared/secretary/prepare-polls.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';

const bytesOf = (file: string): Promise<Uint8Array> => readFile(new URL(`files/${file}`, import.meta.url));

/** The roll of a sample file, as the secretary's console imports it. */
export async function readRoll(file: string): Promise<Member[]> {
  const rows = rowsOf(await importRoll(await bytesOf(file)));
  return rows.map(({ name, membership, standing }) => ({ name, membership, standing }));
}

export const readSubjects = async (file: string, { levels }: RuleSet): Promise<readonly SubjectRow[]> =>
  rowsOf(await importSubjects(await bytesOf(file), levels));

/** What the booth shows of a subject: its name, and beside it the self-rating, which is a value of its own. */
export const draftOf = ({ name, kind, selfRated, score }: SubjectRow): SubjectDraft => ({
  name,
  kind,
  detail: selfRated === undefined ? null : `Tự xếp loại ${selfRated}${score === undefined ? '' : `, ${score} điểm`}`,
  voter: null,
});

function rowsOf<Row>(result: ImportResult<Row>): readonly Row[] {
  if (result.ok) return result.rows;
  throw new Error(result.mistakes.map(({ vi }) => vi).join('; '));
}
