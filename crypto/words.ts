import type { Bytes } from './bytes.ts';

// 256 Vietnamese nouns of two syllables for things that anyone can picture. No two are alike by ear, with tones left out
// and with the sounds run together that some region does not tell apart (04-codes). Order is part of the protocol.
const WORDS: readonly string[] = [
  'áo dài, áo len, ấm trà, ba lô, bạch đàn, bạch tuộc, bãi cát, ban công',
  'bánh bao, bánh chưng, bánh mì, bánh xèo, bằng lăng, bắp cải, bập bênh, bến đò',
  'bếp lửa, bí đỏ, bình hoa, bò sữa, bóng bay, bóng đá, bỏng ngô, bồ câu',
  'bông lúa, bông tuyết, bút chì, bút lông, cá chép, cà chua, cá heo, cá hồi',
  'cà phê, cà rốt, cá thu, cà tím, cá vàng, cam sành, cặp da, cẩm chướng',
  'cần câu, cầu thang, cầu treo, cầu vồng, cây tre, chả quế, chanh leo, chảo gang',
  'chào mào, châu chấu, chè xanh, chén sứ, chìa khóa, chiếu cói, chong chóng, chổi rơm',
  'chợ nổi, chum nước, chuối tiêu, chuồn chuồn, chuông gió, con suối, con trâu, cối xay',
  'cồng chiêng, củ nghệ, cua đồng, cúc áo, cửa sổ, cừu non, dâu tây, dế mèn',
  'dê núi, diều giấy, dòng sông, dưa hấu, dương xỉ, đá cuội, đà điểu, đại bàng',
  'đàn bầu, đàn đá, đất sét, đậu đũa, đậu phụ, đậu xanh, đèn lồng, đèn pin',
  'đom đóm, đồi chè, đồng hồ, đu đủ, đu quay, đũa tre, đường phèn, ếch xanh',
  'gà trống, gạch hoa, gáo dừa, gấu trúc, ghế mây, giày vải, giấy dó, giếng nước',
  'giò lụa, giọt sương, gỗ lim, gối bông, gốm sứ, guốc mộc, guồng nước, gừng tươi',
  'gương soi, hà mã, hải âu, hang động, hàng rào, hành lá, hành tây, hạt dẻ',
  'hạt điều, hoa đào, hoa hồng, hoa mai, hoa nhài, hoa sen, hổ phách, hồng hạc',
  'hồng xiêm, húng quế, hướng dương, hươu sao, kẹo dừa, khăn len, khế chua, khoai lang',
  'khoai môn, khoai tây, khung cửi, kim chỉ, kinh giới, kính lúp, kính râm, la bàn',
  'lá lốt, lá phong, lạc đà, lay ơn, lò xo, lược gỗ, lựu đỏ, mái chèo',
  'máy ảnh, máy bay, máy bơm, máy khâu, măng cụt, măng tre, mặt trăng, mặt trời',
  'mật ong, mẫu đơn, miến dong, mỏ neo, mộc nhĩ, mồng tơi, mũ len, múa lân',
  'múa rối, muối vừng, mưa rào, mướp hương, mứt gừng, nam châm, nấm hương, nấm rơm',
  'nem rán, ngọc trai, ngói đỏ, ngôi sao, ngựa vằn, nho tím, nón lá, nồi đất',
  'núi đá, nước mắm, nước mía, ô mai, ốc sên, ống khói, ống nhòm, ớt chuông',
  'pha lê, pháo hoa, phong bì, phong lan, phở bò, phù sa, phượng vĩ, quạt nan',
  'quýt ngọt, rau dền, rau ngót, ròng rọc, rổ tre, rùa biển, rừng thông, san hô',
  'sao biển, sáo trúc, sắn dây, sân gạch, sơn ca, sơn mài, su hào, súp lơ',
  'sư tử, sữa chua, táo đỏ, tàu hỏa, tàu thủy, tắc kè, tem thư, tê giác',
  'thạch anh, thang tre, thanh long, thảo nguyên, thìa gỗ, thiên nga, thỏ trắng, thủy tiên',
  'thuyền buồm, thược dược, thước kẻ, tía tô, tôm hùm, tơ tằm, trầu không, tua vít',
  'túi xách, tượng gỗ, va li, vải thiều, vịt bầu, vỏ quế, voi con, vườn rau',
  'xà cừ, xà lách, xe buýt, xe đạp, xi măng, xoài cát, xôi gấc, xương rồng',
].flatMap((row) => row.split(', '));

/**
 * Eight words that people read aloud and compare, for the first 64 bits of a hash: one word for each byte.
 * @param hash at least 8 bytes, the manifest's hash
 */
export function fingerprintWords(hash: Bytes): readonly string[] {
  if (hash.length < 8) throw new Error('a fingerprint has at least 8 bytes');
  return Array.from(hash.subarray(0, 8), (byte) => WORDS[byte] as string);
}
