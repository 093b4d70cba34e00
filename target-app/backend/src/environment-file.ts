// Adds the `.env` file of the working directory to the environment, where there is one; what is set already stays.

import { config } from 'dotenv';

export function loadEnvironmentFile(): void {
  config({ quiet: true });
}
