// The words behind what was seen or done in a shell beside the prompt.

export function ownShellMark({ by }: { readonly by: 'prompt' | 'own shell' }): string {
  return by === 'own shell' ? ' (in a separate shell)' : '';
}
