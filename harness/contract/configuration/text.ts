// A value of a target's configuration that may come from outside of it.

/**
 * A text, or the value of a variable of the harness's own environment: one that is named and not set is an error. Which `{{…}}` may stand in
 * it, docs/configuration.md lists.
 */
export type Text = string | { readonly env: string };
