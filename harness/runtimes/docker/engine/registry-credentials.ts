// What `docker login` has kept for an image's registry, in the form in which the engine wants it.

import { hasRegistry } from '../images';
import lazy from './lazy.cjs';

const DOCKER_HUB = 'https://index.docker.io/v1/';

/** The value of `X-Registry-Auth`: JSON in base64url (Docker Engine API, "Authentication"); null where nothing is kept. */
export async function registryCredentials(name: string): Promise<string | null> {
  const registry = hasRegistry(name) ? name.slice(0, name.indexOf('/')) : DOCKER_HUB;
  const found = await lazy.getAuthConfig()(registry);
  if (found === undefined) return null;
  const { registryAddress, identityToken, username, password } = found;
  const said =
    identityToken === undefined
      ? { username, password, serveraddress: registryAddress }
      : { identitytoken: identityToken };
  return Buffer.from(JSON.stringify(said)).toString('base64url');
}
