import { type Class, classListSchema, classSchema } from '../../../protocol/class.ts';

/**
 * A class of the one user of a server on loopback, and the only one that is not archived: what an earlier
 * test assigned would take the learner's work and their questions to itself.
 */
export async function makeOnlyClass(url: string, name: string, timeZone = 'UTC'): Promise<Class> {
  const call = async (path: string, method: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answers ${answer.status}`);
    return answer.json();
  };
  const { classes } = classListSchema.parse(await call('/api/classes?limit=100', 'GET'));
  for (const { id } of classes) await call(`/api/classes/${id}`, 'PATCH', { archived: true });
  return classSchema.parse(await call('/api/classes', 'POST', { name, timeZone }));
}
