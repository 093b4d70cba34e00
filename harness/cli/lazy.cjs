// What not every command needs, loaded at its first use: a command that only lists must not pay for PostgreSQL's client.

module.exports = {
  runPlan: () => require('../engine/run-plan').runPlan,
  holdBroken: () => require('../engine/hold').holdBroken,
  runPrevented: () => require('../engine/run-prevented').runPrevented,
  timingFor: () => require('../engine/timing').timingFor,
  dockerRuntime: () => require('../runtimes/docker').dockerRuntime,
  prepareImages: () => require('../runtimes/docker').prepareImages,
  prepareEngine: () => require('../runtimes/docker/engine/prepare-engine').prepareEngine,
  embeddedRuntime: () => require('../runtimes/embedded').embeddedRuntime,
  findPlatformPackage: () => require('../runtimes/embedded/postgres/platform-package').findPlatformPackage,
  runStandalone: () => require('../toxiproxy/run-standalone').runStandalone,
  clearCache: () => require('../support/clear-cache').clearCache,
  loadCauses: () => require('../registry/load-causes').loadCauses,
  checkTarget: () => require('../registry/check-target').checkTarget,
  junitReporter: () => require('../reporters/junit').junitReporter,
  matrix: () => require('../matrix'),
  diagnose: () => require('../diagnose/diagnose').diagnose,
  runbook: () => require('../documents/runbook/runbook').runbook,
  alikeTable: () => require('../documents/alike-table').alikeTable,
  mutants: () => require('../mutants'),
  badTokens: () => require('../bad-tokens'),
};
