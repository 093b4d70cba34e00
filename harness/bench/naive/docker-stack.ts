// The naive peer on Docker: for each scenario a network, PostgreSQL, Toxiproxy and the backend by Testcontainers, as its quick start
// writes them: with aliases, default waits, one after the other. It does less than ours: no edge and no front end, the fault is a token with
// another signature, nothing but the status is looked at, and nothing is mended. The images are there and built
// beforehand. What a failure leaves is left to Testcontainers' reaper.

import { Client } from 'pg';
import { GenericContainer, Network, Wait, type StartedTestContainer } from 'testcontainers';
import { Toxiproxy } from 'toxiproxy-node-client';
import type { TargetDefinition } from '../../contract/target';
import { writeSeed } from '../../support/write-seed';
import { naiveEnvironment } from './naive-environment';
import { schemaOf } from './schema-of';
import { PERSON, see401 } from './see-401';

export interface NaiveDocker {
  readonly target: TargetDefinition;
  /** Names of images that are there. */
  readonly images: { readonly postgres: string; readonly toxiproxy: string; readonly target: string };
}

/** What each listens on in its container. */
const PORTS = { postgres: 5432, toxiproxy: 8474, target: 3001 } as const;
const PASSWORD = 'postgres';

export async function naiveDockerScenario({ target, images }: NaiveDocker): Promise<void> {
  const network = await new Network().start();
  const postgres = await new Published(images.postgres)
    .withNetwork(network)
    .withNetworkAliases('postgres')
    .withEnvironment({ POSTGRES_PASSWORD: PASSWORD })
    .withExposedPorts(PORTS.postgres)
    .start();
  const toxiproxy = await new Published(images.toxiproxy)
    .withNetwork(network)
    .withNetworkAliases('toxiproxy')
    .withExposedPorts(PORTS.toxiproxy)
    .withWaitStrategy(Wait.forHttp('/version', PORTS.toxiproxy))
    .start();
  await new Toxiproxy(urlOf(toxiproxy, PORTS.toxiproxy)).createProxy({
    name: 'postgres',
    listen: `0.0.0.0:${String(PORTS.postgres)}`,
    upstream: `postgres:${String(PORTS.postgres)}`,
  });
  await fill(postgres, target);
  const backend = await new Published(images.target)
    .withNetwork(network)
    .withEnvironment(
      naiveEnvironment(target, {
        host: '0.0.0.0',
        port: String(PORTS.target),
        databaseUrl: `postgres://postgres:${PASSWORD}@toxiproxy:${String(PORTS.postgres)}/postgres`,
      }),
    )
    .withExposedPorts(PORTS.target)
    .withWaitStrategy(Wait.forHttp(target.process.health.path, PORTS.target))
    .start();
  await see401(urlOf(backend, PORTS.target), target);
  for (const container of [backend, toxiproxy, postgres]) await container.stop();
  await network.stop();
}

async function fill(postgres: StartedTestContainer, target: TargetDefinition): Promise<void> {
  const client = new Client({
    host: postgres.getHost(),
    port: postgres.getMappedPort(PORTS.postgres),
    user: 'postgres',
    password: PASSWORD,
    database: 'postgres',
  });
  await client.connect();
  await client.query(schemaOf(target));
  await writeSeed(target, [PERSON], (sql, parameters = []) => client.query(sql, [...parameters]));
  await client.end();
}

function urlOf(container: StartedTestContainer, port: number): string {
  return `http://${container.getHost()}:${String(container.getMappedPort(port))}`;
}

/** The one thing that the quick start does not do: its ports are open to this machine alone. */
class Published extends GenericContainer {
  protected override async beforeContainerCreated(): Promise<void> {
    const bindings = (this.hostConfig.PortBindings ?? {}) as Record<string, { HostIp?: string }[]>;
    for (const binding of Object.values(bindings).flat()) binding.HostIp = '127.0.0.1';
  }
}
