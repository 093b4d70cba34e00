// `npm run images`: pulls or builds all that the Docker runtime needs, so that no run has to wait for it.

import { openPage } from '../../reporters/page';
import type { ImageChoice } from '../../runtimes/docker/images';
import { readCatalogue } from '../catalogue';
import type { AddCommand } from '../context';
import { imageOption } from '../run-flags';

export const addImages: AddCommand = (program, { parts, world, done }) => {
  program
    .command('images')
    .description('Pulls or builds every image that the Docker runtime needs.')
    .addOption(imageOption())
    .action(async ({ image = {} }: { readonly image?: ImageChoice }) => {
      const { target } = readCatalogue(parts);
      const page = openPage(world);
      const lines = await world.prepareImages({ target, images: image, note: (line) => page.aside(line) });
      page.write(lines.map((line) => `${line}\n`).join(''));
      done(0);
    });
};
