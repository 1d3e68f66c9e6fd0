import { describe, expect, it } from 'vitest';
import { makeRoomLink, readRoomLink } from '../../clients/shared/room-link.ts';

const meeting = 'ab'.repeat(16);
const fingerprint = 'cd'.repeat(32);

describe('the address of a room', () => {
  it('comes back as it was made, whole or only its part after #', () => {
    const link = makeRoomLink('https://phieu.lan', 'voter', { meeting, fingerprint });
    expect(link).toBe(`https://phieu.lan/vote#m=${meeting}&f=${fingerprint}`);
    expect(readRoomLink(link)).toEqual({ ok: true, value: { meeting, fingerprint } });
    expect(readRoomLink(`#m=${meeting}`)).toEqual({ ok: true, value: { meeting } });
  });

  it.for([
    '',
    '#',
    `#m=${meeting.slice(2)}`,
    `#m=${meeting}&f=`,
    `#m=${meeting}&f=zz`,
    `#m=${meeting.toUpperCase()}`,
    `m${meeting}`,
  ])('ROOM-LINK: refuses %s', (text) => {
    expect(readRoomLink(text)).toMatchObject({ code: 'ROOM-LINK' });
  });
});
