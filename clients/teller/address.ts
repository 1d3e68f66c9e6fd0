import type { Hex } from '../../crypto/bytes.ts';

const members = (): URLSearchParams => new URLSearchParams(location.hash.replace(/^#/, ''));

/** The meeting that the page's address names, behind `#` so that no server's log sees it; a reload comes back to it. */
export function meetingOfAddress(): Hex | undefined {
  const meeting = members().get('m') ?? '';
  return /^[0-9a-f]{32}$/.test(meeting) ? meeting : undefined;
}

export function setMeetingOfAddress(meeting: Hex | undefined): void {
  const changed = members();
  if (meeting === undefined) changed.delete('m');
  else changed.set('m', meeting);
  location.hash = changed.toString();
}
