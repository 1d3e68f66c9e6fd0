import type { BrowserContext } from 'playwright-core';
import type { TellerTablet } from '../../../clients/shared/devices/officers.ts';
import { toHex } from '../../../crypto/bytes.ts';

/** Bytes and maps as the page's script puts them together again. */
const portable = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Uint8Array) return { $bytes: toHex(part) };
    return part instanceof Map ? { $map: [...part] } : part;
  });

/**
 * Puts a device of a prepared room onto a browser, as the first page hands over a sample meeting: `/teller#as=teller-1`.
 * @param remembering false: only the identity, as after a loss
 */
export async function placeTeller(
  context: BrowserContext,
  url: string,
  { secretKey, device }: TellerTablet,
  room: { readonly meeting: string; readonly service: string; readonly remembering: boolean },
): Promise<void> {
  const { meeting, service, remembering } = room;
  const page = await context.newPage();
  await page.goto(`${url}/icon.svg`);
  const kept = {
    'officer-sample/teller-1': { kind: 'sample', secretKey, service },
    ...(remembering ? { 'sample-meeting': { meeting, tellers: [{ secretKey, memory: device.memory }] } } : {}),
  };
  await page.evaluate(async (text) => {
    const values = JSON.parse(text, (_, part) => {
      if (part?.$map !== undefined) return new Map(part.$map);
      if (part?.$bytes === undefined) return part;
      return Uint8Array.from(part.$bytes.match(/../g) ?? [], (byte: string) => Number.parseInt(byte, 16));
    });
    const database = await new Promise<IDBDatabase>((settle, fail) => {
      const opening = indexedDB.open('phieu-kin', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
      opening.onsuccess = () => settle(opening.result);
      opening.onerror = () => fail(opening.error);
    });
    const transaction = database.transaction('kept', 'readwrite');
    for (const [name, value] of Object.entries(values)) transaction.objectStore('kept').put(value, name);
    await new Promise((settle) => {
      transaction.oncomplete = settle;
    });
    database.close();
  }, portable(kept));
  await page.close();
}
