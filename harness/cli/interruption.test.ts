import { EventEmitter } from 'node:events';
import { Interrupted, watchInterruptions } from './interruption';

function watched() {
  const process = new EventEmitter();
  const said: string[] = [];
  const exits: number[] = [];
  let now = 0;
  let parentGone: () => void = () => undefined;
  const interruption = watchInterruptions({
    process,
    say: (line) => said.push(line),
    exit: (code) => exits.push(code),
    watchParent: (onGone) => {
      parentGone = onGone;
      return () => (parentGone = () => undefined);
    },
    now: () => now,
  });
  return {
    process,
    said,
    exits,
    interruption,
    pass: (ms: number) => void (now += ms),
    leaveParent: () => parentGone(),
  };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('an interruption', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('by %s asks for the end, with the exit code %i', (signal, exitCode) => {
    const { process, interruption, said, exits } = watched();
    process.emit(signal);
    expect(interruption.signal.reason).toMatchObject({ exitCode });
    expect(said).toEqual([expect.stringContaining(signal)]);
    expect(exits).toEqual([]);
    interruption.close();
  });

  test('leaves at once when it comes again', () => {
    const { process, exits, pass, interruption } = watched();
    process.emit('SIGINT');
    pass(600);
    process.emit('SIGTERM');
    expect(exits).toEqual([130]);
    interruption.close();
  });

  test('that npm passes on beside the terminal’s own is the same one', () => {
    const { process, exits, pass, interruption } = watched();
    process.emit('SIGINT');
    pass(20);
    process.emit('SIGINT');
    expect(exits).toEqual([]);
    interruption.close();
  });

  test('comes of a parent that has gone, too', () => {
    const { leaveParent, interruption } = watched();
    leaveParent();
    expect(interruption.signal.reason).toMatchObject({ exitCode: 129 });
    interruption.close();
  });

  test('gives clean-up four seconds', () => {
    const { process, exits } = watched();
    process.emit('SIGTERM');
    jest.advanceTimersByTime(3999);
    expect(exits).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(exits).toEqual([143]);
  });

  test('says nothing where nobody reads', () => {
    const { interruption, said } = watched();
    interruption.interrupt(new Interrupted(141, null));
    expect(said).toEqual([]);
    interruption.close();
  });

  test('is no longer watched for after the close', () => {
    const { process, interruption } = watched();
    interruption.close();
    expect(process.eventNames()).toEqual([]);
  });
});
