// A process of its own that keeps results, for the test that several do not disturb each other.

import { keepResult } from '.';
import { sampleResult } from './sample-result';

const [directory = '', prefix = '', times = ''] = process.argv.slice(2);
for (let time = 0; time < Number(times); time += 1)
  keepResult(directory, sampleResult({ id: `${prefix}-${String(time)}` }));
