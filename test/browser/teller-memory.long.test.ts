import { afterAll, beforeAll, describe, it } from 'vitest';
import { Complaints, openDevice } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { placeTeller } from './support/placed-teller.ts';
import { prepareRoom, subjectDrafts } from './support/prepared-room.ts';
import { TellerPage } from './support/teller-page.ts';

const at = browserAndService();
let teller: TellerPage;

beforeAll(async () => {
  const poll = { title: 'Xếp loại', questions: [{ kind: 'rating' as const, title: 'A', subjects: subjectDrafts(1) }] };
  const room = await prepareRoom(at.service, { voters: 1, polls: [poll], pairs: 1 });
  const [tablet] = room.tellers;
  if (tablet === undefined) throw new Error('a meeting has tellers');
  const complaints = new Complaints();
  const { context, page } = await openDevice(at.browser, 'phone', complaints);
  const facts = { meeting: room.meeting, service: at.service.deps.serviceKey.public, remembering: true };
  await placeTeller(context, at.service.url, tablet, facts);
  teller = await TellerPage.openPlaced({ context, page, complaints }, at.service.url, room.meeting);
});
afterAll(async () => {
  await teller?.close();
});

describe('what a teller’s device keeps', () => {
  it('DEVICE-SAVE: never takes the place of a newer memory, and then nothing is done', async () => {
    await teller.title('Việc cần làm');
    await teller.act('tab-door');
    // As if another copy of this device had gone on: the memory on the disk is newer than the one at work here.
    await teller.page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((settle) => {
        const opening = indexedDB.open('phieu-kin', 1);
        opening.onsuccess = () => settle(opening.result);
      });
      const store = database.transaction('kept', 'readwrite').objectStore('kept');
      const names = await new Promise<IDBValidKey[]>((settle) => {
        const asking = store.getAllKeys();
        asking.onsuccess = () => settle(asking.result);
      });
      for (const name of names)
        if (String(name).startsWith('teller/')) store.put({ generation: 1e6, sealed: new Uint8Array(80) }, name);
      await new Promise((settle) => {
        store.transaction.oncomplete = settle;
      });
      database.close();
    });
    await teller.page.locator('input[name="auto"]').tap();
    await teller.page.getByText('DEVICE-SAVE').first().waitFor();
  });

  it('DEVICE-MEMORY: a memory that was altered is not used, and no new one is begun', async () => {
    await teller.page.reload();
    await teller.page.getByText('DEVICE-MEMORY').waitFor();
    await teller.judgeScreen();
    await teller.picture('damaged');
  });
});
