// What Testcontainers comes with, loaded at its first use: it takes long, and reads its settings from the environment as it is loaded.

module.exports = {
  openStack: () => require('./open-stack').openStack,
  clusterImage: () => require('./cluster/cluster-image').clusterImage,
  targetImage: () => require('./target/target-image').targetImage,
};
