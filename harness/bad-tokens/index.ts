// Bad tokens: all that others may use of them.
export { runBadTokens } from './run-bad-tokens';
export { describeBadTokens, isSound } from './describe-bad-tokens';
