import type { Told } from '../../../src/domain/audit/custody.ts';
import { say } from '../language.ts';
import type { PartProps } from '../ratings/part.ts';
import { ROLE_NAMES } from '../ratings/role-names.ts';
import { textOf } from '../ratings/values.tsx';

/** Meetings by id, as the service lists them: names to show, nothing to decide on. */
export type MeetingTitles = ReadonlyMap<string, string>;

/** "Đặng Thị Thư (Thư ký)". */
export function signerOf(reading: PartProps['reading'], { signer, by, offices }: Told): string {
  const name = signer === null ? by.slice(0, 8) : textOf(reading, signer);
  return `${name} (${offices.map((office) => say(ROLE_NAMES[office])).join(', ')})`;
}

/** A numbered decision on paper, as it is typed. */
export interface TypedDecree {
  readonly number: string;
  readonly date: string;
}
