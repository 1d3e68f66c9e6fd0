import type { Sentences } from '../../domain/sentences/kinds.ts';

/** What only the service says: sessions, roles, request bodies, limits (17-service). */
export const service = {
  'SESSION-MISSING': {
    kind: 'no-session',
    vi: 'Bạn chưa đăng nhập trên thiết bị này. Hãy đăng nhập bằng khóa của mình.',
    en: 'You are not signed in on this device. Sign in with your key.',
  },
  'PARAMETER-SHAPE': {
    kind: 'malformed',
    vi: 'Địa chỉ của yêu cầu không đúng dạng. Hãy mở lại từ đường dẫn hoặc mã QR gốc.',
    en: 'The address of the request is not in the right form. Open it again from the original link or QR code.',
  },
  'BODY-SHAPE': {
    kind: 'malformed',
    vi: 'Nội dung gửi lên thiếu, thừa hoặc sai mục. Hãy tải lại ứng dụng rồi thử lại.',
    en: 'The request lacks a member, has one too many, or has a wrong one. Reload the application and try again.',
  },
  'BODY-JSON': {
    kind: 'malformed',
    vi: 'Nội dung gửi lên không phải JSON hợp lệ. Hãy tải lại ứng dụng rồi thử lại.',
    en: 'The request is not valid JSON. Reload the application and try again.',
  },
  'BODY-TYPE': {
    kind: 'media-type',
    vi: 'Loại nội dung gửi lên không đúng. Hãy tải lại ứng dụng rồi thử lại.',
    en: 'The request has the wrong content type. Reload the application and try again.',
  },
  'BODY-TOO-LARGE': {
    kind: 'too-large',
    vi: 'Nội dung gửi lên quá lớn. Hãy chia nhỏ danh sách hoặc bớt nội dung rồi gửi lại.',
    en: 'The request is too large. Send less at once.',
  },
  'ROUTE-UNKNOWN': {
    kind: 'absent',
    vi: 'Máy chủ không có địa chỉ này. Hãy kiểm tra lại đường dẫn hoặc cập nhật ứng dụng.',
    en: 'The service has no such address. Check the link or update the application.',
  },
  'RATE-LIMITED': {
    kind: 'limited',
    vi: 'Quá nhiều lần thử từ thiết bị này. Hãy đợi một phút rồi thử lại.',
    en: 'Too many attempts from this device. Wait a minute and try again.',
  },
  'RETRY-LATER': {
    kind: 'later',
    vi: 'Máy chủ đang bận. Thiết bị sẽ tự gửi lại sau ít giây; không cần làm lại từ đầu.',
    en: 'The service is busy. The device sends again in a few seconds; there is no need to start over.',
  },
  'SERVICE-FAULT': {
    kind: 'broken',
    vi: 'Máy chủ gặp lỗi. Hãy tải lại để xem bước vừa rồi đã được ghi chưa, rồi thử lại; nếu vẫn lỗi, báo người vận hành.',
    en: 'The service has failed. Reload to see whether the step was recorded, then try again; if it persists, tell the operator.',
  },
} as const satisfies Sentences;
