import { z } from 'zod';
import { classIdSchema } from '../../protocol/class.ts';
import { personIdSchema } from '../../protocol/person.ts';
import {
  learnersChecksSchema,
  lessonResultsSchema,
  touchedLessonsSchema,
} from '../../protocol/results.ts';
import { lessonSlugSchema } from '../../protocol/session.ts';
import { requestLanguage } from '../http/request-language.ts';
import type { RouteContext, Server } from './route-context.ts';

const ofClass = z.object({ class: classIdSchema });
const ofLesson = ofClass.extend({ lesson: lessonSlugSchema });

/** `/api/classes/:class/results`: how a class fares. */
export function resultRoutes(server: Server, { classroom, actor }: RouteContext): void {
  const { results } = classroom;
  server.get(
    '/api/classes/:class/results',
    {
      schema: {
        summary: 'Lessons in which a class has done anything',
        params: ofClass,
        response: { 200: touchedLessonsSchema },
      },
    },
    async (request) =>
      results.lessons(actor(request), request.params.class, requestLanguage(request)),
  );
  server.get(
    '/api/classes/:class/results/:lesson',
    {
      schema: {
        summary: 'How a class fares in a lesson, per step and per learner',
        params: ofLesson,
        response: { 200: lessonResultsSchema },
      },
    },
    async (request) => {
      const { class: id, lesson } = request.params;
      return results.ofLesson(actor(request), id, lesson, requestLanguage(request));
    },
  );
  server.get(
    '/api/classes/:class/results/:lesson/learners/:person',
    {
      schema: {
        summary: 'How a learner fares in each check of a lesson',
        params: ofLesson.extend({ person: personIdSchema }),
        response: { 200: learnersChecksSchema },
      },
    },
    async (request) => results.ofLearner(actor(request), request.params, requestLanguage(request)),
  );
}
