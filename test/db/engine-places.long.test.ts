import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { assertOk } from '../../crypto/result.ts';
import { startCluster } from '../../db/engine/cluster.ts';
import { openCluster, openEmbedded } from '../../db/engine/embedded.ts';
import { newFolder, removeFolder } from '../support/holder.ts';

const used: string[] = [];
const folder = () => {
  used.push(newFolder());
  return used.at(-1) as string;
};
afterEach(async () => {
  for (const path of used.splice(0)) await removeFolder(path);
});

describe('places of the embedded database', () => {
  it('works below a path that is too long for a socket', async () => {
    const path = join(folder(), 'd'.repeat(120));
    const database = assertOk(await openEmbedded(path));
    expect(await openEmbedded(path)).toMatchObject({ code: 'DATABASE-IN-USE' });
    await database.close();
  });

  it('works over loopback, as on Windows, and finds the port again', async () => {
    const path = folder();
    const cluster = assertOk(await startCluster(path, { transport: 'loopback' }));
    expect(cluster.endpoint('postgres').host).toBe('127.0.0.1');
    const joined = assertOk(await startCluster(path, { transport: 'loopback' }));
    expect(joined.endpoint('postgres')).toEqual(cluster.endpoint('postgres'));
    const database = assertOk(await openCluster(joined));
    await database.close();
  });

  it('keeps the folder and the password from other accounts', async () => {
    const path = folder();
    await assertOk(await openEmbedded(path)).close();
    expect(statSync(join(path, 'database')).mode & 0o777).toBe(0o700);
    expect(statSync(join(path, 'database/cluster/phieu-kin-password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, 'database/postgres.log')).mode & 0o777).toBe(0o600);
  });
});
