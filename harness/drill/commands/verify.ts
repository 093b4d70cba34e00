// `verify`: sees whether the affected user gets 200 again, and whether anybody else was harmed.

import { verifyMended } from '../judge/verify';
import type { DrillCommand } from './command';

export const verify: DrillCommand = {
  name: 'verify',
  usage: 'verify',
  says: "sends the affected user's request, and looks whether anything else was broken by the fix",
  async run({ book, incident }) {
    const verification = await verifyMended(incident);
    book.add({ kind: 'verify', ...verification });
    return { text: verification.says, data: { ...verification } };
  },
};
