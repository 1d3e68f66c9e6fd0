import type { Member } from '../../../clients/shared/secretary/prepare-meeting.ts';
import type { ManifestFacts } from '../../../clients/shared/secretary/prepare-polls.ts';
import type { Transport } from '../../../clients/shared/transport/http.ts';
import { type Hex, toHex } from '../../../crypto/bytes.ts';
import { assertOk } from '../../../crypto/result.ts';
import type { RunningService } from '../../../src/main.ts';
import { createOrganisation } from '../../../src/usecases/create-organisation.ts';
import { invite } from '../../../src/usecases/invite.ts';

/** What the cells of tests are called. */
export const CELL_NAME = 'Chi bộ Thôn Đông';
export const TELLER_NAMES = ['Hồ Văn Sơn', 'Mai Thị Thảo', 'Tạ Văn Việt'];
export const THRESHOLD = 2;
/** Of tellers that are this program. */
export const PASSPHRASE = 'mưa rào phù sa sáo trúc bông lúa';
/** The cheapest that a reader accepts: in tests nobody guesses. */
export const BACKUP_COST = { n: 2 ** 15, p: 1 };

/** Devices that are this program speak to the service over real HTTP. */
export const transportTo = ({ deps, url }: RunningService): Transport => ({
  base: `${url}/api/v1`,
  fetch: (address, init) => fetch(address, init),
  random: deps.random,
});

/** An organisation of its own, and the code that makes somebody its secretary. */
export async function foundCell(
  { deps }: RunningService,
  secretary: string,
): Promise<{ readonly organisation: string; readonly code: string }> {
  const organisation = `chi-bo-${toHex(deps.random(4))}`;
  assertOk(await createOrganisation(deps, { organisation, name: CELL_NAME, level: 'cơ sở', parent: null }));
  const [first] = assertOk(await invite(deps, { organisation, invitations: [{ name: secretary, role: 'secretary' }] }));
  return { organisation, code: first?.code ?? '' };
}

/** Names of voters in tests: no screen of the voting phase may ever show one. */
export const voterName = (voter: number): string => `Đảng viên Số ${voter + 1}`;

export const membersOf = (voters: number): Member[] =>
  Array.from({ length: voters }, (_, voter) => ({
    name: voterName(voter),
    membership: 'official',
    standing: 'counted',
  }));

/** The screens that the service serves, which its tablets run. */
async function servedRelease({ base }: Transport): Promise<Hex> {
  const { release } = (await (await fetch(new URL('/release.json', base))).json()) as { release: Hex };
  return release;
}

/** What a manifest says besides its polls. */
export const factsOf = async (
  base: Transport,
  secretaryName: string,
  tellerNames: readonly string[],
): Promise<ManifestFacts> => ({
  title: 'Hội nghị chi bộ xếp loại chất lượng năm 2026',
  date: '2026-12-03',
  place: 'Hội trường A',
  release: await servedRelease(base),
  smallRollAccepted: true,
  secretaryName,
  tellerNames,
});
