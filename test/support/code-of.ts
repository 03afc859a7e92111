/** The code of the error that a promise is rejected with; `done` where it is not. */
export const codeOf = (promise: Promise<unknown>): Promise<string | undefined> =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
