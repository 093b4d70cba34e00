// How Testcontainers reads what `docker login` has kept: from a file that it does not export, loaded at its first use.

module.exports = {
  /** @returns {(registry: string) => Promise<{ registryAddress: string, username?: string, password?: string, identityToken?: string } | undefined>} */
  getAuthConfig: () => require('testcontainers/build/container-runtime/auth/get-auth-config').getAuthConfig,
};
