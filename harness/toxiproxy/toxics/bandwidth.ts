// bandwidth: passes `rate` KB (1000 bytes) on each second; a rate of 0 passes nothing on.
import { defineToxic } from '../link/toxic-type';

/** How often a chunk is passed on in part, when the rate is too low to pass it on as a whole. */
const PART_MS = 100;

export default defineToxic({
  type: 'bandwidth',
  attributes: { rate: 'int64' },
  flow: () => ({
    async pipe(stub, attributes) {
      // May be negative: what a timer overslept is made up for by the next chunk.
      let debtMs = 0;
      for await (const chunk of stub) {
        let { data } = chunk;
        const bytesPerMs = Math.max(attributes.rate, 0);
        debtMs = bytesPerMs === 0 ? 0 : debtMs + data.length / bytesPerMs;

        let undisturbed = true;
        while (undisturbed && data.length > bytesPerMs * PART_MS) {
          undisturbed = await stub.sleep(PART_MS);
          if (!undisturbed) break;
          if (bytesPerMs > 0)
            await stub.write({ data: data.subarray(0, bytesPerMs * PART_MS), at: chunk.at });
          data = data.subarray(bytesPerMs * PART_MS);
          debtMs -= PART_MS;
        }

        const start = performance.now();
        if (undisturbed) await stub.sleep(debtMs);
        debtMs -= performance.now() - start;
        await stub.write({ data, at: chunk.at });
      }
    },
  }),
});
