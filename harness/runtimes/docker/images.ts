// The images of the Docker runtime: the one place with their names and versions, and how each is replaced.

export const IMAGE_PARTS = ['postgres', 'toxiproxy', 'node', 'reaper', 'target'] as const;
export type ImagePart = (typeof IMAGE_PARTS)[number];

export interface ImageOf {
  /** Null where none is fixed: the image is built. */
  readonly official: string | null;
  /** Environment variable that names another. */
  readonly variable: string;
  readonly says: string;
}

export const IMAGES: Readonly<Record<ImagePart, ImageOf>> = {
  postgres: { official: 'postgres:18-alpine', variable: 'CHAOS401_POSTGRES_IMAGE', says: 'the database' },
  toxiproxy: {
    official: 'ghcr.io/shopify/toxiproxy:2.12.0',
    variable: 'CHAOS401_TOXIPROXY_IMAGE',
    says: 'the proxy between the target and the database',
  },
  node: {
    official: 'node:22-bookworm-slim',
    variable: 'CHAOS401_NODE_IMAGE',
    says: 'what the image of the target is built from',
  },
  reaper: {
    // The one that Testcontainers 11.14 asks for; the variable is its own.
    official: 'testcontainers/ryuk:0.14.0',
    variable: 'RYUK_CONTAINER_IMAGE',
    says: 'Testcontainers’ reaper, which removes what a killed run has left',
  },
  target: {
    official: null,
    variable: 'CHAOS401_TARGET_IMAGE',
    says: 'a ready image of the target, in the place of one that is built',
  },
};

/** What was chosen by option. */
export type ImageChoice = Readonly<Partial<Record<ImagePart, string>>>;

/** The name of each image that a run needs: by the option, else by the variable, else the official one. */
export function imageNames(
  chosen: ImageChoice,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Partial<Record<ImagePart, string>>> {
  const names = Object.fromEntries(
    IMAGE_PARTS.flatMap((part) => {
      const name = chosen[part] ?? (env[IMAGES[part].variable] || IMAGES[part].official);
      return name === null ? [] : [[part, withHubPrefix(name, env[HUB_PREFIX])]];
    }),
  ) as Partial<Record<ImagePart, string>>;
  if (names.target !== undefined) delete names.node;
  return names;
}

/** How to have another image in the place of this one, for the remedy of an error. */
export function replacement(part: ImagePart): string {
  return `--image ${part}=NAME or ${IMAGES[part].variable}`;
}

/** Testcontainers' own variable for a mirror of Docker Hub: what names no registry comes from there. */
const HUB_PREFIX = 'TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX';

function withHubPrefix(name: string, prefix: string | undefined): string {
  return prefix === undefined || prefix === '' || hasRegistry(name)
    ? name
    : `${prefix.replace(/\/+$/, '')}/${name}`;
}

/** As Docker reads names: the first part is a registry where it has a dot or a colon, or is `localhost`. */
export function hasRegistry(name: string): boolean {
  const [first = '', ...rest] = name.split('/');
  return rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
}
