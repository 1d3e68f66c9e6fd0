/**
 * Runs something for each item, at most `width` at a time and started in order, as people at several tablets do: while the
 * service judges one, a tablet works on the next.
 */
export async function inPool<T>(
  items: readonly T[],
  width: number,
  act: (item: T, place: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const place = next++;
      await act(items[place] as T, place);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}
