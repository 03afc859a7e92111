import { z } from 'zod';

export const layerSchema = z.object({
  /** The instruction that made the layer, as `docker history` tells it. */
  createdBy: z.string(),
  size: z.int().nonnegative(),
  /** Empty where the layer holds metadata only. */
  digest: z.string(),
});

export const engineImageSchema = z.object({
  id: z.string(),
  tags: z.array(z.string()),
  size: z.int().nonnegative(),
  createdAt: z.iso.datetime(),
  layers: z.array(layerSchema),
});

export const publishedPortSchema = z.object({
  /** Port on the machine, what `-p HOST:CONTAINER` names first. */
  port: z.int().min(1).max(65535),
  containerPort: z.int().min(1).max(65535),
  container: z.string(),
  /** Address it is published on; `127.0.0.1` where the learner asked for that. */
  address: z.string(),
});
export type PublishedPort = z.infer<typeof publishedPortSchema>;

export const engineContainerSchema = z.object({
  id: z.string(),
  name: z.string(),
  image: z.string(),
  imageId: z.string(),
  command: z.string(),
  state: z.enum(['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead']),
  /** Docker's own words: "Up 8 seconds". */
  status: z.string(),
  exitCode: z.int().nullable(),
  createdAt: z.iso.datetime(),
  ports: z.array(publishedPortSchema),
  networks: z.array(z.string()),
  volumes: z.array(z.string()),
});

/** Answer of `GET /api/sessions/:id/engine`: what the engine in the machine holds now. */
export const engineStateSchema = z.object({
  images: z.array(engineImageSchema),
  containers: z.array(engineContainerSchema),
  ports: z.array(publishedPortSchema),
  volumes: z.array(z.object({ name: z.string(), driver: z.string() })),
  networks: z.array(z.object({ id: z.string(), name: z.string(), driver: z.string() })),
});
export type EngineState = z.infer<typeof engineStateSchema>;
export type EngineContainer = z.infer<typeof engineContainerSchema>;
export type EngineImage = z.infer<typeof engineImageSchema>;

/** One of the engine's own events, as `docker events` has it. */
export const engineEventSchema = z.object({
  type: z.string(),
  action: z.string(),
  /** Container, image, volume or network the event is about. */
  id: z.string(),
  /** Name and image of a container, exit code of a `die`, and so on. */
  attributes: z.record(z.string(), z.string()),
  at: z.iso.datetime(),
});
export type EngineEvent = z.infer<typeof engineEventSchema>;
