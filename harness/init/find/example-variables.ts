// The variables that the backend reads, with a value that is fit for trying: from the example of its environment, its compose file, else its sources.

import { parse as parseDotenv } from 'dotenv';
import { parse as parseYaml } from 'yaml';
import type { Repository } from '../repository';

export interface ExampleVariable {
  readonly name: string;
  /** Empty where none is known. */
  readonly value: string;
  readonly from: string;
}

const EXAMPLES = ['.env.example', '.env.sample', '.env.template', '.env.dist', 'env.example', 'example.env'];
const COMPOSE = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

const READ_IN_SOURCES = [
  /process\.env(?:\.|\[['"])([A-Z][A-Z0-9_]+)/g,
  /os\.(?:environ(?:\.get\(|\[)|getenv\()['"]([A-Z][A-Z0-9_]+)/g,
  /os\.(?:Getenv|LookupEnv)\("([A-Z][A-Z0-9_]+)/g,
];

/** By name; the first of the places counts. */
export function exampleVariables(repository: Repository): readonly ExampleVariable[] {
  const all = [...fromExamples(repository), ...fromCompose(repository), ...fromSources(repository)];
  return [...new Map(all.reverse().map((variable) => [variable.name, variable])).values()].reverse();
}

function fromExamples({ read }: Repository): ExampleVariable[] {
  return EXAMPLES.flatMap((file) =>
    Object.entries(parseDotenv(read(file) ?? '')).map(([name, value]) => ({ name, value, from: file })),
  );
}

/** Of the services that are built here: the others are not the backend. */
function fromCompose({ read }: Repository): ExampleVariable[] {
  return COMPOSE.flatMap((file) => {
    const services = Object.entries(servicesIn(read(file)));
    return services.flatMap(([service, { build, environment }]) =>
      build === undefined
        ? []
        : pairsOf(environment).map(([name, value]) => ({
            name,
            value: /\$\{?\w/.test(value) ? '' : value,
            from: `${file}, services.${service}.environment`,
          })),
    );
  });
}

type Services = Readonly<Record<string, { readonly build?: unknown; readonly environment?: unknown }>>;

function servicesIn(text: string | null): Services {
  try {
    const { services } = (parseYaml(text ?? '') ?? {}) as { readonly services?: Services };
    return services ?? {};
  } catch {
    return {};
  }
}

/** Compose has two forms for it: a mapping, and a list of `NAME=value`. */
function pairsOf(environment: unknown): [string, string][] {
  if (Array.isArray(environment))
    return environment.map(String).map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    });
  return Object.entries((environment ?? {}) as Record<string, unknown>).map(([name, value]) => [
    name,
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '',
  ]);
}

function fromSources({ sources }: Repository): ExampleVariable[] {
  return sources.flatMap(({ path, text }) =>
    READ_IN_SOURCES.flatMap((pattern) =>
      [...text.matchAll(pattern)].map(([, name = '']) => ({ name, value: '', from: path })),
    ),
  );
}
