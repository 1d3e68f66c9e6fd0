/** A table as CSV (RFC 4180), with a byte-order mark, by which spreadsheets know that it is UTF-8. */
export function csvOf(rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const lines = rows.map((cells) => cells.map(cell).join(','));
  return new TextEncoder().encode(`\u{feff}${lines.join('\r\n')}\r\n`);
}

/** What begins like a formula is kept from being one. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
