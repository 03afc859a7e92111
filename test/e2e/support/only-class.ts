import { type Class, classListSchema, classSchema } from '../../../protocol/class.ts';
import { ApiClient } from '../../support/api-client.ts';

/**
 * A class of the one user of a server on loopback, and the only one that is not archived: what an earlier
 * test assigned would take the learner's work and their questions to itself.
 */
export async function makeOnlyClass(url: string, name: string, timeZone = 'UTC'): Promise<Class> {
  const api = new ApiClient(url);
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await api.call(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path} answers ${answer.status}`);
    return answer.body;
  };
  const { classes } = classListSchema.parse(await call('GET', '/api/classes?limit=100'));
  for (const { id } of classes) await call('PATCH', `/api/classes/${id}`, { archived: true });
  return classSchema.parse(await call('POST', '/api/classes', { name, timeZone }));
}
