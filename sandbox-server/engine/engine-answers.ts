import { z } from 'zod';

// What we read of the Docker Engine API's answers (https://docs.docker.com/reference/api/engine).
// The learner is root in the machine and may put anything in the engine's place: hence schemas.

export const versionAnswerSchema = z.object({ ApiVersion: z.string(), MinAPIVersion: z.string() });

export const imageListAnswerSchema = z.array(
  z.object({
    Id: z.string(),
    RepoTags: z.array(z.string()).nullish(),
    Size: z.int().nonnegative(),
    Created: z.number(),
  }),
);
export type ImageAnswer = z.infer<typeof imageListAnswerSchema>[number];

export const imageHistoryAnswerSchema = z.array(
  z.object({ CreatedBy: z.string(), Size: z.int().nonnegative() }),
);
export type HistoryEntry = z.infer<typeof imageHistoryAnswerSchema>[number];

export const imageInspectAnswerSchema = z.object({
  RootFS: z.object({ Layers: z.array(z.string()).nullish() }),
});

export const containerListAnswerSchema = z.array(
  z.object({
    Id: z.string(),
    Names: z.array(z.string()).nullish(),
    Image: z.string(),
    ImageID: z.string(),
    Command: z.string(),
    Created: z.number(),
    State: z.enum(['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead']),
    Status: z.string(),
    Ports: z
      .array(
        z.object({
          IP: z.string().optional(),
          PrivatePort: z.int(),
          PublicPort: z.int().optional(),
          Type: z.string(),
        }),
      )
      .nullish(),
    NetworkSettings: z.object({ Networks: z.record(z.string(), z.unknown()).nullish() }).nullish(),
    Mounts: z
      .array(z.object({ Type: z.string(), Name: z.string().optional(), Source: z.string() }))
      .nullish(),
  }),
);
export type ContainerAnswer = z.infer<typeof containerListAnswerSchema>[number];

export const volumeListAnswerSchema = z.object({
  Volumes: z.array(z.object({ Name: z.string(), Driver: z.string() })).nullish(),
});

export const networkListAnswerSchema = z.array(
  z.object({ Id: z.string(), Name: z.string(), Driver: z.string() }),
);

export const eventAnswerSchema = z.object({
  Type: z.string(),
  Action: z.string(),
  Actor: z.object({
    ID: z.string(),
    Attributes: z.record(z.string(), z.string()).nullish(),
  }),
  timeNano: z.number(),
});
