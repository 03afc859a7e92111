import { z } from 'zod';
import { classIdSchema } from '../../protocol/class.ts';
import { gradeFormatSchema, gradeTableSchema } from '../../protocol/results.ts';
import { gradeCsv } from '../results/grade-csv.ts';
import type { RouteContext, Server } from './route-context.ts';

const params = z.object({ class: classIdSchema });

/** `/api/classes/:class/grades`: the grade table, and as a school's own system imports it. */
export function gradeRoutes(server: Server, { classroom, actor }: RouteContext): void {
  const { grades } = classroom;
  server.get(
    '/api/classes/:class/grades',
    {
      schema: {
        summary: 'The grade table of a class',
        params,
        querystring: z.object({
          /** To be saved as a file. */
          download: z.stringbool().default(false),
        }),
        response: { 200: gradeTableSchema },
      },
    },
    async (request, reply) => {
      if (request.query.download) {
        reply.header('content-disposition', 'attachment; filename="grades.json"');
      }
      return grades.table(actor(request), request.params.class);
    },
  );
  server.get(
    '/api/classes/:class/grades.csv',
    {
      schema: {
        summary: 'The grade table as CSV: plain, or as Moodle or Canvas imports it',
        params,
        querystring: z.object({ format: gradeFormatSchema.default('plain') }),
      },
    },
    async (request, reply) => {
      const { format } = request.query;
      const table = await grades.table(actor(request), request.params.class);
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="grades-${format}.csv"`)
        .send(gradeCsv(table, format));
    },
  );
}
