import { renderSVG } from 'uqr';
import type { Role } from '../../src/http/wire/shapes.ts';
import { cleanText } from './import/text.ts';
import { ROLE_WORDS } from './role-words.ts';

export interface SheetRow {
  readonly name: string;
  readonly role: Role;
  /** As typed, in groups. Secret until it is used. */
  readonly code: string;
  /** Position and unit: tells two of one name apart when the slips are handed out. */
  readonly detail?: string;
}

export interface SheetFacts {
  /** Name of the organisation. */
  readonly organisation: string;
  /** Where a device reaches the service; see `isServiceAddress`. */
  readonly address: string;
  /** When the codes end: milliseconds since 1970. */
  readonly expiresMs: number;
  readonly rows: readonly SheetRow[];
}

/** Two columns of four: 85 mm by 64 mm each, on A4 within margins of 20 mm. */
const SLIPS_ON_A_PAGE = 8;
const LONGEST_ADDRESS = 90;
const VIETNAM_OFFSET_MS = 7 * 3600 * 1000;

/** Whether a text can be printed as the service's address: http or https, no account, short enough to be typed. */
export function isServiceAddress(text: string): boolean {
  if (text.length > LONGEST_ADDRESS || !/^https?:\/\/[!-~]+$/.test(text) || !URL.canParse(text)) return false;
  const { username, password, search, hash } = new URL(text);
  return username + password + search + hash === '';
}

/**
 * Slips with invitation codes, one for each person, to print, cut out and hand over.
 * @param facts all texts are hostile: they are shown as text, isolated and cut off where they are too long for a slip
 * @returns one HTML document that loads nothing and runs nothing. Secret: it holds the codes.
 */
export function invitationSheet(facts: SheetFacts): string {
  const pages = Array.from({ length: Math.ceil(facts.rows.length / SLIPS_ON_A_PAGE) }, (_, page) =>
    facts.rows.slice(page * SLIPS_ON_A_PAGE, (page + 1) * SLIPS_ON_A_PAGE),
  );
  return `<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>Phiếu mời – ${escapeHtml(facts.organisation)}</title>
<style>${STYLE}</style>
</head>
<body>
<p class="note">In trên giấy A4 đúng tỷ lệ 100%, cắt theo nét đứt, trao tận tay từng người; in xong thì xóa tệp này.
<small>Print on A4 at 100%, cut along the dashes, hand each slip over in person; delete this file once it is printed.</small></p>
${pages.map((rows) => `<section>\n${rows.map((row) => slip(row, facts)).join('\n')}\n</section>`).join('\n')}
</body>
</html>
`;
}

function slip({ name, role, code, detail }: SheetRow, { organisation, address, expiresMs }: SheetFacts): string {
  const { vi, en } = ROLE_WORDS[role];
  const { slashes, iso } = dayInVietnam(expiresMs);
  const about = detail === undefined ? '' : `<p class="detail"><bdi>${escapeHtml(detail)}</bdi></p>`;
  return `<article>
<header><bdi>${escapeHtml(organisation)}</bdi></header>
<div class="who">
<div>
<p class="kind">Phiếu mời <small>invitation</small></p>
<p class="name"><bdi>${escapeHtml(name)}</bdi></p>
${about}
<p class="role">Vai trò: <b>${vi}</b> <small>${en}</small></p>
</div>
<div class="qr" aria-hidden="true">${qr(code)}</div>
</div>
<p class="code">${escapeHtml(code)}</p>
<footer>
<p class="address">${escapeHtml(address)}</p>
<p>Dùng một lần, trước ngày <b>${slashes}</b>, trên thiết bị của chính mình. <small>Good once, before ${iso}, on your own device.</small></p>
</footer>
</article>`;
}

/** The code itself and no link: what a camera opens or keeps must not carry it to another machine. */
const qr = (code: string): string => renderSVG(code, { ecc: 'M', border: 3, pixelSize: 1 });

/** The day on which the codes end, in Vietnam, which has one time zone: all days before it are whole. */
function dayInVietnam(milliseconds: number): { readonly slashes: string; readonly iso: string } {
  const iso = new Date(milliseconds + VIETNAM_OFFSET_MS).toISOString().slice(0, 10);
  return { iso, slashes: iso.split('-').reverse().join('/') };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Shown as text, without characters that turn the direction of a line. */
const escapeHtml = (text: string): string => cleanText(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');

/** A section is a little lower than the 257 mm between the margins, so that rounding makes no empty page. */
const STYLE = `
@page { size: A4; margin: 20mm; }
* { box-sizing: border-box; margin: 0; padding: 0; }
body { width: 170mm; font-family: "Noto Sans", "Segoe UI", Roboto, Arial, "DejaVu Sans", sans-serif; color: #000; background: #fff; }
small { font-size: 80%; color: #444; font-weight: normal; }
.note { padding: 4mm 0; font-size: 11pt; }
section { display: grid; grid-template-columns: 85mm 85mm; grid-auto-rows: 64mm; max-height: 256mm; break-inside: avoid; }
section + section { break-before: page; }
article { display: flex; flex-direction: column; justify-content: space-between; padding: 3.5mm 4mm; overflow: hidden; break-inside: avoid;
  border-right: 0.25mm dashed #666; border-bottom: 0.25mm dashed #666; }
article:nth-child(odd) { border-left: 0.25mm dashed #666; }
article:nth-child(-n+2) { border-top: 0.25mm dashed #666; }
header bdi, .name, .detail { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; }
header { font-size: 8.5pt; line-height: 1.3; font-weight: bold; padding-bottom: 1mm; border-bottom: 0.2mm solid #000; flex: none; }
.who { display: flex; justify-content: space-between; gap: 2mm; }
.who > :first-child { flex: 1; min-width: 0; }
.kind { font-size: 7.5pt; text-transform: uppercase; letter-spacing: 0.04em; }
.name { font-size: 12pt; line-height: 1.3; font-weight: bold; }
.detail { font-size: 7.5pt; line-height: 1.3; }
.role { font-size: 9pt; line-height: 1.4; }
.qr, .qr svg { display: block; flex: none; width: 25mm; height: 25mm; }
.code { font-family: "Noto Sans Mono", Consolas, Menlo, "DejaVu Sans Mono", monospace; font-size: 13pt; font-weight: bold;
  white-space: nowrap; text-align: center; }
footer { font-size: 7.5pt; line-height: 1.35; flex: none; }
.address { font-family: "Noto Sans Mono", Consolas, Menlo, "DejaVu Sans Mono", monospace; font-size: 7.2pt; word-break: break-all; }
@media print { .note { display: none; } }
@media screen { body { margin: 0 auto 20mm; } section + section { margin-top: 20mm; } }
`;
