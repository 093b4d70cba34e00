// The faults that Toxiproxy's API answers with a status of its own; every other error is a 500.

export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

export const badBody = (why: string): ApiError => new ApiError(`bad request body: ${why}`, 400);
export const missingField = (which: string): ApiError =>
  new ApiError(`missing required field: ${which}`, 400);
export const unknownProxy = (): ApiError => new ApiError('proxy not found', 404);
export const conflictingProxy = (): ApiError => new ApiError('proxy already exists', 409);
export const invalidStream = (): ApiError =>
  new ApiError('stream was invalid, can be either upstream or downstream', 400);
export const invalidToxicType = (): ApiError => new ApiError('invalid toxic type', 400);
export const conflictingToxic = (): ApiError => new ApiError('toxic already exists', 409);
export const unknownToxic = (): ApiError => new ApiError('toxic not found', 404);
