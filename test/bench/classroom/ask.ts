export interface Asked {
  /** Whose sign-in; nobody’s where left out. */
  readonly token?: string;
  /** `GET` where left out. */
  readonly method?: string;
  /** Sent as JSON, text as CSV. */
  readonly body?: object | string;
}

/** Calls, and gives the answer’s text. @throws for any answer but a good one */
export async function ask(
  url: string,
  path: string,
  { token, method = 'GET', body }: Asked,
): Promise<string> {
  const isText = typeof body === 'string';
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': isText ? 'text/csv' : 'application/json' }),
    },
    ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (answer.ok) return text;
  throw new Error(`${method} ${path} answers ${answer.status}: ${text.slice(0, 300)}`);
}
