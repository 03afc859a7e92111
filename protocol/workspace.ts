import { z } from 'zod';

/** The largest file that the editor reads or writes, in bytes. */
export const maxFileBytes = 8 * 1024 * 1024;

/**
 * A path relative to the workspace, `/` between names. Control characters, empty names, `.` and
 * `..` are refused; what a symbolic link leads to is judged inside the machine.
 */
export const workspacePathSchema = z
  .string()
  .min(1)
  .max(1024)
  .refine(
    // oxlint-disable-next-line no-control-regex
    (path) => !/[\u0000-\u001f\u007f]/.test(path),
    'no control characters',
  )
  .refine(
    (path) => path.split('/').every((name) => name !== '' && name !== '.' && name !== '..'),
    'names joined by "/", none of them empty, "." or ".."',
  );

export const fileKindSchema = z.enum(['file', 'directory', 'symlink', 'other']);

/** One entry of the workspace. */
export const fileEntrySchema = z.object({
  path: workspacePathSchema,
  kind: fileKindSchema,
  /** Bytes; 0 for anything but a file. */
  size: z.int().nonnegative(),
  /** Changes whenever the file's content may have. Only compared for equality. */
  version: z.string(),
  /** False for files of another owner, such as those a container's root wrote to a bind mount. */
  writable: z.boolean(),
});
export type FileEntry = z.infer<typeof fileEntrySchema>;

/** Answer of `GET …/files`: depth-first, by name; `truncated` where there were more than 2,000. */
export const fileListSchema = z.object({
  files: z.array(fileEntrySchema),
  truncated: z.boolean(),
});
export type FileList = z.infer<typeof fileListSchema>;

/**
 * Answer of `PUT …/files/<path>`, whose body is the file's bytes. `If-Match: "<version>"` makes it
 * fail with `file-changed` where the file is no longer that version; `If-None-Match: *` where it
 * exists. `GET …/files/<path>` gives the bytes, and the version as `ETag`.
 */
export const fileWrittenSchema = z.object({ path: workspacePathSchema, version: z.string() });
export type FileWritten = z.infer<typeof fileWrittenSchema>;
