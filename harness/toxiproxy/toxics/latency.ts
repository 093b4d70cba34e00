// latency: delays every chunk by `latency` ms, plus or minus up to `jitter` ms; does not delay the closing.
import { defineToxic } from '../link/toxic-type';

export default defineToxic({
  type: 'latency',
  attributes: { latency: 'int64', jitter: 'int64' },
  bufferSize: 1024,
  flow: () => ({
    async pipe(stub, attributes) {
      for await (const chunk of stub) {
        const delay = attributes.latency + spread(attributes.jitter);
        const left = delay - (performance.now() - chunk.at);
        const waited = await stub.sleep(left);
        await stub.write(waited ? { data: chunk.data, at: chunk.at + left } : chunk);
      }
    },
  }),
});

/** A whole number from -jitter to jitter - 1. */
function spread(jitter: number): number {
  return jitter > 0 ? Math.floor(Math.random() * jitter * 2) - jitter : 0;
}
