// slow_close: delays the closing of the connection by `delay` ms; the data passes on unhindered.
import { passThrough } from '../link/stub';
import { defineToxic } from '../link/toxic-type';

export default defineToxic({
  type: 'slow_close',
  attributes: { delay: 'int64' },
  flow: () => ({
    async pipe(stub, attributes) {
      await passThrough(stub);
      await stub.sleep(attributes.delay);
    },
  }),
});
