// What Testcontainers comes with, loaded at its first use: it takes long, and reads its settings from the environment as it is loaded.

module.exports = {
  naiveDockerScenario: () => require('./docker-stack').naiveDockerScenario,
};
