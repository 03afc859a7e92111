import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip, as honest or not as a test wants it. */
export interface ZipEntry {
  readonly name: string;
  readonly content?: Buffer | string;
  /** Type and rights as Unix has them; a plain file where left out. */
  readonly mode?: number;
  /** What the zip says of the size, where that is a lie. */
  readonly claimedSize?: number;
  readonly isEncrypted?: boolean;
}

/** A zip of these entries, with whatever names and lies they have: no library would write them. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, content = '', mode = 0o100644, claimedSize, isEncrypted } of entries) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const fileName = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x800 | (isEncrypted ? 1 : 0), 2); // names in UTF-8
    shared.writeUInt16LE(8, 4); // deflated
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claimedSize ?? bytes.length, 18);
    shared.writeUInt16LE(fileName.length, 22);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(((mode << 16) >>> 0) + 0, 6);
    central.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, fileName, packed]);
    const madeBy = Buffer.from([20, 3]); // on Unix
    centrals.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), madeBy, shared, central, fileName]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
