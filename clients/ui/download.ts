import type { Bytes } from '../../crypto/bytes.ts';

/** Offers bytes made on this page as a file. */
export function download(name: string, bytes: Bytes | Blob, type = 'application/octet-stream'): void {
  const address = URL.createObjectURL(bytes instanceof Blob ? bytes : new Blob([bytes as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the content by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
