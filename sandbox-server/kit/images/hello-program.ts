/** Architectures that the program is written for, in Docker's names. */
export type Architecture = 'amd64' | 'arm64';

const headerSize = 64;
const programHeaderSize = 56;
/** Where Linux puts it; any page-aligned address below the stack would do. */
const loadAddress = 0x40_0000n;
/** `e_machine` of elf(5). */
const elfMachines: Record<Architecture, number> = { amd64: 62, arm64: 183 };

/**
 * A static ELF executable that writes a text to standard output and exits with 0: `write(2)` and
 * `exit(2)` in machine code, and nothing else. Formats: elf(5), the Intel and Arm manuals.
 */
export function helloProgram(architecture: Architecture, text: string): Buffer {
  const message = Buffer.from(text, 'utf8');
  const code = machineCode[architecture](message.length);
  const size = headerSize + programHeaderSize + code.length + message.length;
  const file = Buffer.alloc(headerSize + programHeaderSize);
  file.write('\x7fELF', 'latin1');
  file.set([2, 1, 1], 4); // 64 bits, little-endian, ELF version 1
  file.writeUInt16LE(2, 16); // ET_EXEC
  file.writeUInt16LE(elfMachines[architecture], 18);
  file.writeUInt32LE(1, 20);
  file.writeBigUInt64LE(loadAddress + BigInt(file.length), 24); // entry: right after the headers
  file.writeBigUInt64LE(BigInt(headerSize), 32);
  file.writeUInt16LE(headerSize, 52);
  file.writeUInt16LE(programHeaderSize, 54);
  file.writeUInt16LE(1, 56); // one program header
  file.writeUInt16LE(64, 58); // size of a section header, of which there is none
  file.writeUInt32LE(1, headerSize); // PT_LOAD
  file.writeUInt32LE(5, headerSize + 4); // readable and executable
  file.writeBigUInt64LE(loadAddress, headerSize + 16);
  file.writeBigUInt64LE(loadAddress, headerSize + 24);
  file.writeBigUInt64LE(BigInt(size), headerSize + 32);
  file.writeBigUInt64LE(BigInt(size), headerSize + 40);
  file.writeBigUInt64LE(0x1000n, headerSize + 48);
  return Buffer.concat([file, code, message]);
}

/** The message follows the code, so its address is told by the code's own length. */
const machineCode: Record<Architecture, (messageLength: number) => Buffer> = {
  amd64(messageLength) {
    const code = Buffer.concat([
      Buffer.from([0xb8, 1, 0, 0, 0]), // mov eax, 1 (write)
      Buffer.from([0xbf, 1, 0, 0, 0]), // mov edi, 1
      Buffer.from([0x48, 0x8d, 0x35, 0, 0, 0, 0]), // lea rsi, [rip + …]
      Buffer.from([0xba, 0, 0, 0, 0]), // mov edx, length
      Buffer.from([0x0f, 0x05]), // syscall
      Buffer.from([0xb8, 60, 0, 0, 0]), // mov eax, 60 (exit)
      Buffer.from([0x31, 0xff, 0x0f, 0x05]), // xor edi, edi; syscall
    ]);
    const afterLea = 17;
    code.writeInt32LE(code.length - afterLea, afterLea - 4);
    code.writeUInt32LE(messageLength, afterLea + 1);
    return code;
  },
  arm64(messageLength) {
    const move = (register: number, value: number) => 0xd280_0000 | (value << 5) | register;
    const supervisorCall = 0xd400_0001;
    const length = 8 * 4;
    const distance = length - 4; // from the second instruction to the message
    const instructions = [
      move(0, 1),
      0x1000_0000 | ((distance & 3) << 29) | ((distance >> 2) << 5) | 1, // adr x1, message
      move(2, messageLength),
      move(8, 64), // write
      supervisorCall,
      move(0, 0),
      move(8, 93), // exit
      supervisorCall,
    ];
    const code = Buffer.alloc(length);
    instructions.forEach((word, index) => code.writeUInt32LE(word >>> 0, index * 4));
    return code;
  },
};
