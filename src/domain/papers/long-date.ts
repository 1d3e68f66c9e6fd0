const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** As lists on screens write a date: 05/12/2026. Anything but an ISO date stays as it is. */
export function shortDate(date: string): string {
  const [, year, month, day] = ISO.exec(date) ?? [];
  return year === undefined ? date : `${day}/${month}/${year}`;
}

/** As Party papers write a date: "ngày 05 tháng 12 năm 2026". Anything but an ISO date stays as it is. */
export function longDate(date: string): string {
  const [, year, month, day] = ISO.exec(date) ?? [];
  return year === undefined ? date : `ngày ${day} tháng ${month} năm ${year}`;
}
