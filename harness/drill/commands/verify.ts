// `verify`: sees whether the affected user gets 200 again, and whether anybody else was harmed.

import { verifyMended } from '../judge/verify';
import type { DrillCommand } from './command';

export const verify: DrillCommand = {
  name: 'verify',
  usage: 'verify',
  says: "sends the affected user's request, and looks whether anything else was broken by the fix",
  async run(drill) {
    const verification = await verifyMended(drill);
    drill.book.add({ kind: 'verify', ...verification });
    return { text: verification.says, data: { ...verification } };
  },
};
