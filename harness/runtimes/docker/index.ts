// The Docker runtime: all that others may use of it.
export { dockerRuntime } from './docker-runtime';
export { prepareImages, type PrepareImagesOptions } from './prepare-images';
