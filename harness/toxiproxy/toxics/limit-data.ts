// limit_data: passes `bytes` bytes on, then closes the connection; the count goes on when the limit is changed.
import { defineToxic } from '../link/toxic-type';

export default defineToxic({
  type: 'limit_data',
  attributes: { bytes: 'int64' },
  flow() {
    let transmitted = 0;
    return {
      async pipe(stub, attributes) {
        for await (const { data, at } of stub) {
          const allowed = data.subarray(0, Math.max(attributes.bytes - transmitted, 0));
          transmitted += allowed.length;
          if (allowed.length > 0) await stub.write({ data: allowed, at });
          if (transmitted >= attributes.bytes) return stub.close();
        }
      },
    };
  },
});
