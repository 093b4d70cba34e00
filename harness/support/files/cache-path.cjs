// The place of the cache, by the system's customs. A module that needs no bundle, since the launcher keeps its bundles there.

const { homedir } = require('node:os');
const { join, resolve } = require('node:path');

/**
 * @typedef {object} CacheSurroundings
 * @property {Readonly<Record<string, string | undefined>>} [env]
 * @property {NodeJS.Platform} [platform]
 * @property {number} [uid] 0 for root; undefined where the platform has no such thing
 * @property {string} [home]
 */

/**
 * What `CHAOS401_CACHE_DIR` names; for root a place that `nobody` can reach; for others their own cache folder (XDG Base Directory
 * Specification; on macOS the Library). Absolute; it need not be there.
 * @param {CacheSurroundings} [surroundings]
 * @returns {string}
 */
function cacheDirectoryPath(surroundings = {}) {
  const {
    env = process.env,
    platform = process.platform,
    uid = process.getuid?.(),
    home = homedir(),
  } = surroundings;
  const chosen = env.CHAOS401_CACHE_DIR;
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  if (uid === 0 && platform !== 'darwin') return '/var/cache/chaos-401';
  const own = env.XDG_CACHE_HOME;
  if (own?.startsWith('/') === true) return join(own, 'chaos-401');
  return platform === 'darwin'
    ? join(home, 'Library', 'Caches', 'chaos-401')
    : join(home, '.cache', 'chaos-401');
}

module.exports = { cacheDirectoryPath };
