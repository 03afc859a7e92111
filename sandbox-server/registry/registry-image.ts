/** An image as the classroom registry has it. */
export interface RegistryImage {
  /** Digest of its manifest, by which it is pulled. */
  readonly digest: string;
  /** Digest of its configuration, which is the image's id in an engine. */
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  /** Entrypoint and arguments, joined by blanks. */
  readonly command: string;
  /** `80/tcp` */
  readonly exposedPorts: readonly string[];
}

/** Looks an image up in the classroom registry; null where there is none of that name. */
export type FindRegistryImage = (repository: string, tag: string) => Promise<RegistryImage | null>;
