// The variables by which a shell tells PostgreSQL's clients where and how to connect (PostgreSQL manual, §32.15).

interface SetAside {
  readonly variables: Record<string, string>;
  holders: number;
}

const aside = new WeakMap<NodeJS.ProcessEnv, SetAside>();

/**
 * A run connects to servers of its own, which want none of it: `PGSSLMODE=require` alone would keep it from them.
 * Returns a function that puts them back; with several runs at once, the last to call theirs does.
 */
export function setPostgresEnvironmentAside(environment: NodeJS.ProcessEnv = process.env): () => void {
  const held = aside.get(environment) ?? { variables: take(environment), holders: 0 };
  held.holders += 1;
  aside.set(environment, held);
  let done = false;
  return () => {
    if (done) return;
    done = true;
    held.holders -= 1;
    if (held.holders > 0) return;
    aside.delete(environment);
    Object.assign(environment, held.variables);
  };
}

function take(environment: NodeJS.ProcessEnv): Record<string, string> {
  const taken: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (!/^PG[A-Z]/.test(name) || value === undefined) continue;
    taken[name] = value;
    delete environment[name];
  }
  return taken;
}
