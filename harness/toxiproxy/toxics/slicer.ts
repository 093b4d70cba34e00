// slicer: cuts the data into slices of about `average_size` bytes and waits `delay` µs behind each.
import { defineToxic } from '../link/toxic-type';

export default defineToxic({
  type: 'slicer',
  attributes: { average_size: 'int', size_variation: 'int', delay: 'int' },
  flow: () => ({
    async pipe(stub, attributes) {
      for await (const { data, at } of stub) {
        let sent = 0;
        for (const end of cuts(0, data.length, attributes.average_size, attributes.size_variation)) {
          await stub.write({ data: data.subarray(sent, end), at });
          sent = end;
          if (await stub.sleep(attributes.delay / 1000)) continue;
          if (sent < data.length) await stub.write({ data: data.subarray(sent), at });
          return;
        }
      }
    },
  }),
});

/**
 * The ends of the slices between `start` and `end`, in order: halves, each cut at a point up to `variation` bytes off
 * its middle, until a slice is no longer than average + variation. No slice is empty.
 */
function cuts(start: number, end: number, average: number, variation: number): number[] {
  const size = end - start;
  if (size <= 1 || size - average <= variation) return [end];
  const offset = variation > 0 ? Math.floor(Math.random() * variation * 2) - variation : 0;
  const middle = Math.min(Math.max(start + Math.floor(size / 2) + offset, start + 1), end - 1);
  return [...cuts(start, middle, average, variation), ...cuts(middle, end, average, variation)];
}
