// What a command may rely on of the surroundings, and nothing else of them.

const NAMES = ['PATH', 'HOME', 'TMPDIR', 'LANG'];

/** Those of them that are set. */
export function inheritedVariables(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
