import { killsOf, MOMENTS, SIGNALS, VICTIMS } from './moments';

const COMBINATIONS = MOMENTS.length * SIGNALS.length * VICTIMS.length;

describe('a hundred kills', () => {
  test('hit each moment at least ten times', () => {
    for (const moment of MOMENTS)
      expect(killsOf(100, 3).filter((kill) => kill.moment === moment).length).toBeGreaterThanOrEqual(10);
  });

  test('hold every combination of moment, signal and victim before any comes again', () => {
    const seen = killsOf(COMBINATIONS, 3).map((kill) => JSON.stringify(kill));
    expect(new Set(seen).size).toBe(COMBINATIONS);
  });

  test('are the same for the same seed, and in another order for another', () => {
    expect(killsOf(20, 3)).toEqual(killsOf(20, 3));
    expect(killsOf(20, 3)).not.toEqual(killsOf(20, 4));
  });
});
