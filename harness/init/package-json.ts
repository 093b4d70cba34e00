// A package.json as far as `init` goes by it. What is not of the type that it should be counts as not there.

export interface PackageJson {
  readonly name?: string;
  readonly main?: string;
  readonly scripts: Readonly<Record<string, string>>;
  /** Names of all that it depends upon. */
  readonly packages: readonly string[];
}

/** Null where it is none. */
export function parsePackage(text: string | null): PackageJson | null {
  const json = text === null ? null : parsed(text);
  if (json === null) return null;
  const { name, main, scripts, dependencies, devDependencies } = json;
  return {
    ...(isText(name) ? { name } : {}),
    ...(isText(main) ? { main } : {}),
    scripts: Object.fromEntries(
      Object.entries(recordOf(scripts)).filter((entry): entry is [string, string] => isText(entry[1])),
    ),
    packages: Object.keys({ ...recordOf(dependencies), ...recordOf(devDependencies) }),
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const json: unknown = JSON.parse(text);
    return isRecord(json) ? json : null;
  } catch {
    return null;
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
