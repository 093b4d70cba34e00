// Somebody who knows the guide: sees only what the prompt prints, and follows the diagnostic steps.

import { byMessage, whyNoLogin, type Diagnosed, type Type } from './expert-knows.fixture';
import { corsIn, messageOf, numberIn } from './expert-reads.fixture';

/** Mends before it answers: where the user is not helped then, something else is broken, too. */
export async function solveAsExpert(intro: string, type: Type): Promise<string> {
  const found: Diagnosed[] = [];
  for (let round = 0; round < 2; round += 1) {
    const diagnosed = await diagnose(intro, type);
    found.push(diagnosed);
    for (const line of diagnosed.fix) {
      if (!(await type(line)).includes('The login was answered with')) continue;
      const second = await whyNoLogin(intro, type);
      found.push(second);
      for (const again of [...second.fix, line]) await type(again);
    }
    if (/The affected user gets 200\.(?!.*!)/.test(await type('verify'))) break;
  }
  const evidence = [...new Set(found.flatMap((one) => one.evidence))];
  return type(`answer ${found.map(({ answer }) => answer).join(',')} --evidence ${evidence.join(',')}`);
}

async function diagnose(intro: string, type: Type): Promise<Diagnosed> {
  const request = await type('request --times 6');
  const logs = await type('logs --lines 300');
  const preflight = await type('preflight');
  const statuses = /6 requests: ([\d ]+)/.exec(request)?.[1]?.trim().split(' ') ?? [];
  const cited = { request: numberIn(request), logs: numberIn(logs), preflight: numberIn(preflight) };

  if (/^< server: edge$/m.test(request))
    return { answer: 'edge', evidence: [cited.request], fix: ['edge restore'] };
  const cors = corsIn(preflight);
  if (cors !== null)
    return {
      answer: `cors/${cors}`,
      evidence: [cited.preflight],
      fix: ['restart --like 1', ...(cors === 'header-not-allowed' ? ['edge restore'] : [])],
    };
  if (statuses.every((status) => status === '200'))
    return { answer: 'healthy', evidence: [cited.request], fix: [] };
  if (statuses.includes('200'))
    return { answer: 'jwt-mismatch/split-deploy', evidence: [cited.request], fix: ['restart --like 1'] };
  return byMessage(messageOf(request, logs), { intro, type, logs, cited });
}
