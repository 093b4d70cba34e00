// Builds an image from a folder, and says what the builder said where it fails.

import { getContainerRuntimeClient } from 'testcontainers';

import { withLastLines } from '../../../support/text/last-lines';
import { messageOf, UserError } from '../../../support/user-error';

export interface BuildOptions {
  readonly context: string;
  /** Names in the context. */
  readonly files: readonly string[];
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly arguments: Readonly<Record<string, string>>;
}

interface BuildLine {
  readonly stream?: string;
  readonly error?: string;
}

const SHOWN_LINES = 20;

/** Not by Testcontainers' own `build`: a failed one says no reason there, and one with a bad Dockerfile never ends. */
export async function buildImage(options: BuildOptions): Promise<void> {
  const { context, files, name, labels } = options;
  const said: string[] = [];
  try {
    const { container } = await getContainerRuntimeClient();
    const { dockerode } = container;
    const building = await dockerode.buildImage(
      { context, src: [...files] },
      { t: name, labels, buildargs: options.arguments, forcerm: true },
    );
    await new Promise<void>((resolve, reject) => {
      dockerode.modem.followProgress(
        building,
        (failure: Error | null) => (failure === null ? resolve() : reject(failure)),
        ({ stream, error }: BuildLine) => said.push(...(stream ?? error ?? '').split('\n')),
      );
    });
  } catch (thrown) {
    throw new UserError({
      to: "build the target's image",
      why: withLastLines(messageOf(thrown).trim(), said, {
        count: SHOWN_LINES,
        title: "the builder's last lines",
      }),
      value: name,
      remedy: 'Mend its Dockerfile, or name a ready image by --image target=NAME',
      cause: thrown,
    });
  }
}
