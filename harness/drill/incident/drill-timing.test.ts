import { timingFor } from '../../engine/timing';
import { CASES } from '../../testing/catalogue';
import { drillTiming } from './drill-timing';
import { plotOf } from './plot';

const timing = timingFor({ load: 0, cores: 2 });
const quick = CASES.filter(
  (of) => drillTiming(plotOf(of), timing).connectTimeoutMs === timing.connectTimeoutMs,
);

test("A drill's request waits as short as the engine's for what answers only when connecting has taken too long.", () => {
  expect(quick.map(({ id }) => id)).toEqual([
    'database-connection/black-hole',
    'database-connection/pool-exhausted',
  ]);
});
