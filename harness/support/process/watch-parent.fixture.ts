// Says `watching`, and `gone` when its npm has gone; then ends.

import { watchParent } from './watch-parent';

const patience = setTimeout(() => process.exit(1), 20_000);

watchParent(
  () => {
    process.stdout.write('gone\n');
    clearTimeout(patience);
  },
  { intervalMs: 20 },
);
process.stdout.write(`watching ${String(process.pid)}\n`);
