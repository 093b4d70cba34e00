// A container of Testcontainers whose ports are published on loopback alone, and whose output is read from its first byte on.

import { GenericContainer, Wait } from 'testcontainers';

export interface ContainerOrder {
  readonly image: string;
  /** Unique on the engine, and its host name in the network of the run. */
  readonly name: string;
  readonly network: string;
  /** The one port that is published. */
  readonly port: number;
  readonly command?: readonly string[];
  readonly workingDirectory?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** A directory that is kept in memory. */
  readonly memory?: string;
  readonly files?: readonly { readonly path: string; readonly content: string }[];
}

export class LoopbackContainer extends GenericContainer {
  constructor(
    order: ContainerOrder,
    private readonly created: (id: string) => Promise<void>,
  ) {
    // Testcontainers knows an id by its digits alone.
    super(order.image.replace(/^sha256:/, ''));
    // Names instead of aliases: with an alias the container is first made in the default network.
    this.withName(order.name)
      .withNetworkMode(order.network)
      .withExposedPorts(order.port)
      // Each part is waited for by what it is there for, soon after it is there.
      .withWaitStrategy(Wait.forAll([]))
      .withDefaultLogDriver()
      .withEnvironment(order.environment ?? {});
    if (order.command !== undefined) this.withCommand([...order.command]);
    if (order.workingDirectory !== undefined) this.withWorkingDir(order.workingDirectory);
    if (order.memory !== undefined) this.withTmpFs({ [order.memory]: 'rw' });
    if (order.files !== undefined)
      this.withCopyContentToContainer(
        order.files.map(({ path, content }) => ({ target: path, content, mode: 0o444 })),
      );
    // An image's own check would take its share of a lane's processor.
    this.createOpts.Healthcheck = { Test: ['NONE'] };
  }

  protected override async beforeContainerCreated(): Promise<void> {
    const bindings = (this.hostConfig.PortBindings ?? {}) as Record<string, { HostIp?: string }[]>;
    for (const binding of Object.values(bindings).flat()) binding.HostIp = '127.0.0.1';
  }

  protected override containerCreated(id: string): Promise<void> {
    return this.created(id);
  }
}
