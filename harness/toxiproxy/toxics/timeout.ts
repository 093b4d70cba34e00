// timeout: lets no data through and closes the connection after `timeout` ms without any; 0 never closes it.
import { defineToxic } from '../link/toxic-type';

export default defineToxic({
  type: 'timeout',
  attributes: { timeout: 'int64' },
  closesOnRemoval: true,
  flow: () => ({
    async pipe(stub, attributes) {
      const idleMs = attributes.timeout > 0 ? attributes.timeout : Infinity;
      // Each chunk that is dropped starts the time anew: a sender that keeps on sending is never cut off.
      while ((await stub.read(idleMs)) !== undefined);
    },
  }),
});
