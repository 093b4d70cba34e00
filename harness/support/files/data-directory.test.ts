import { resolve } from 'node:path';
import { dataDirectoryPath } from './data-directory';

const LINUX = { platform: 'linux', home: '/home/ada' } as const;

describe('the data directory', () => {
  test.each([
    ['the one that is named', { CHAOS401_DATA_DIR: '/somewhere' }, '/somewhere'],
    ['the one that is named, from here', { CHAOS401_DATA_DIR: 'here' }, resolve('here')],
    ['below XDG_DATA_HOME', { XDG_DATA_HOME: '/data' }, '/data/chaos-401'],
    [
      'the default, where XDG_DATA_HOME is relative',
      { XDG_DATA_HOME: 'data' },
      '/home/ada/.local/share/chaos-401',
    ],
    [
      'the default, where all is empty',
      { CHAOS401_DATA_DIR: '', XDG_DATA_HOME: '' },
      '/home/ada/.local/share/chaos-401',
    ],
  ])('is %s', (_, env, path) => {
    expect(dataDirectoryPath({ ...LINUX, env })).toBe(path);
  });

  test('is where macOS has such things', () => {
    expect(dataDirectoryPath({ platform: 'darwin', home: '/Users/ada', env: {} })).toBe(
      '/Users/ada/Library/Application Support/chaos-401',
    );
  });
});
