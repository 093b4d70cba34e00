// noop: passes everything on unchanged; Toxiproxy has it too.
import { passThrough } from '../link/stub';
import { defineToxic } from '../link/toxic-type';

export default defineToxic({
  type: 'noop',
  attributes: {},
  flow: () => ({ pipe: passThrough }),
});
