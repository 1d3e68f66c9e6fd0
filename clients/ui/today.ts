/** The day on this device's calendar, `YYYY-MM-DD`: for what people fill in and see, never for what is judged. */
export function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
