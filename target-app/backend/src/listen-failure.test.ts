import { constants } from 'node:os';
import { listenFailure } from './listen-failure';

const failure = (code: string, errno: number, message: string) =>
  Object.assign(new Error(message), { code, errno });
const { EACCES, EADDRNOTAVAIL } = constants.errno;

describe('what a server says that cannot listen', () => {
  test('speaks the words of the system, and names the address once', () => {
    const error = failure('EADDRNOTAVAIL', -EADDRNOTAVAIL, 'listen EADDRNOTAVAIL: … 2001:db8::1:3001');
    expect(listenFailure(error, { host: '2001:db8::1', port: 3001 })).toBe(
      'Failed to listen: address not available ([2001:db8::1]:3001). Set HOST to an address of this machine.',
    );
  });

  test('has a remedy for a port that is not for everybody', () => {
    const error = failure('EACCES', -EACCES, 'listen EACCES: permission denied 127.0.0.1:80');
    expect(listenFailure(error, { host: '127.0.0.1', port: 80 })).toBe(
      'Failed to listen: permission denied (127.0.0.1:80). Set PORT to one that this user may take.',
    );
  });

  test('says what Node says where the system has no words for it', () => {
    expect(listenFailure(new Error('no reason'), { host: 'nowhere.invalid', port: 3001 })).toBe(
      'Failed to listen: no reason (nowhere.invalid:3001). Correct HOST and PORT.',
    );
  });
});
