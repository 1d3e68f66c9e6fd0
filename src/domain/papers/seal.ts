import { fromHex } from '../../../crypto/bytes.ts';
import { decodeCode, encodeQr } from '../../../crypto/code.ts';
import { assertOk } from '../../../crypto/result.ts';
import { fingerprintWords } from '../../../crypto/words.ts';
import { QR_SIDE, textWidth } from './layout.ts';
import type { Block, Paper, Qr } from './paper.ts';
import { beside, bold, heading, plain, small } from './parts.ts';
import type { CertifiedPoll } from './poll-facts.ts';

/** What paper lacks: fingerprint, roots, keys, and the code that ties it to the digital record. */
export function seal(
  orientation: Paper['orientation'],
  { meeting, counted }: CertifiedPoll,
  { keys }: { readonly keys: boolean },
): readonly Block[] {
  const { secretary, tellers } = meeting.officers;
  return [
    beside(orientation, textWidth(orientation) - QR_SIDE - 2, [
      [
        heading('Niêm phong điện tử'),
        small([plain('Dấu vân tay cuộc bỏ phiếu: '), bold(fingerprintWords(fromHex(meeting.fingerprint)).join(' · '))]),
        small([plain(meeting.fingerprint)]),
        small([plain(`Gốc hòm phiếu: ${counted.box}`)]),
        small([plain(`Kết quả kiểm phiếu: ${counted.tally}`)]),
        ...(keys
          ? [
              small([plain(`Khóa thư ký: ${secretary.key}`)]),
              ...tellers.map(({ key }, place) => small([plain(`Khóa kiểm phiếu ${place + 1}: ${key}`)])),
            ]
          : []),
        small([plain('Mã neo: '), bold(meeting.anchor ?? 'có sau khi kết thúc cuộc họp')], 'table'),
      ],
      meeting.anchor === undefined ? [] : [anchorQr(meeting.anchor)],
    ]),
  ];
}

const anchorQr = (code: string): Qr => ({
  kind: 'qr',
  text: encodeQr('anchor', assertOk(decodeCode('anchor', code))),
  label: 'Mã neo',
});
