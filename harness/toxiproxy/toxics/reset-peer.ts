// reset_peer: once data arrives or the stream ends, waits `timeout` ms, drops the data and resets both sides (RST).
import { defineToxic } from '../link/toxic-type';

export default defineToxic({
  type: 'reset_peer',
  goName: 'ResetToxic',
  attributes: { timeout: 'int64' },
  resetsConnections: true,
  flow: () => ({
    async pipe(stub, attributes) {
      const first = await stub.read();
      if (first === undefined && stub.interrupted) return;
      await stub.hold(attributes.timeout);
      stub.close();
    },
  }),
});
