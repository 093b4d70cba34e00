// The client throws its token away and logs in again.

import type { Fix } from '../contract/fix';

/** Logs the user in anew, with a client that does everything right. Rejects where the login gives no token. */
export const logInAgain: Fix = {
  title: 'Log in again',
  async apply(lane) {
    lane.client.present(null);
    await lane.signIn();
  },
};

/** The same, where the guide speaks of the browser's storage. */
export const clearStorageAndLogIn: Fix = { ...logInAgain, title: 'Clear the token store and log in again' };
