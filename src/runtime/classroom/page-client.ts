import { HttpClient } from '../http-client.ts';

let client: HttpClient | undefined;

/** Calls to the server that the page came from. */
export const pageClient = (): HttpClient => (client ??= new HttpClient(location.origin));

/** A body of JSON, for `HttpClient`. */
export const asJson = (
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  body: unknown,
): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
