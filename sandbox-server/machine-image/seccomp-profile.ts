import { allowedSystemCalls } from './allowed-system-calls.ts';

/** CLONE_NEWUSER of `linux/sched.h`. */
const newUserNamespace = 0x1000_0000;
/** AF_UNIX, AF_INET, AF_INET6, AF_NETLINK of `linux/socket.h`; not AF_PACKET, not AF_VSOCK. */
const addressFamilies = [1, 2, 10, 16];
/** PER_LINUX, PER_LINUX32, ADDR_NO_RANDOMIZE, UNAME26 and "tell me", of `linux/personality.h`. */
const personalities = [0, 0x8, 0x2_0000, 0x2_0008, 0x4_0000, 0xffff_ffff];
/** ENOSYS of `asm-generic/errno.h`. */
const notImplemented = 38;

/**
 * Tools try these and do without where the kernel has none; a refusal would make them fail. Key
 * rings are shared by one range of users: 195 keys of one machine would stop `docker run` in all.
 */
const answeredAsMissing = [
  'keyctl',
  'add_key',
  'request_key',
  'clone3',
  'fsopen',
  'fsmount',
  'fsconfig',
  'fspick',
  'move_mount',
  'open_tree',
  'mount_setattr',
  'io_uring_setup',
];

const allow = (names: readonly string[], op?: string, value = 0) => ({
  names,
  action: 'SCMP_ACT_ALLOW',
  ...(op !== undefined && { args: [{ index: 0, value, valueTwo: 0, op }] }),
});

/**
 * The seccomp profile of a machine as JSON, for `SecurityOpt: ["seccomp=…"]`: all that an engine
 * inside a user namespace needs, no new user namespaces, sockets of four families only.
 * `machine.md` tells what was tried from inside and denied.
 */
export function seccompProfile(): string {
  return JSON.stringify({
    defaultAction: 'SCMP_ACT_ERRNO',
    defaultErrnoRet: 1,
    archMap: [
      // Not X32, which kernels leave out: its rules made every exec 10 ms slower.
      { architecture: 'SCMP_ARCH_X86_64', subArchitectures: ['SCMP_ARCH_X86'] },
      { architecture: 'SCMP_ARCH_AARCH64', subArchitectures: ['SCMP_ARCH_ARM'] },
    ],
    syscalls: [
      allow(allowedSystemCalls),
      // Masked: the bit must be clear. The second value is what the masked argument must equal.
      allow(['clone', 'unshare'], 'SCMP_CMP_MASKED_EQ', newUserNamespace),
      ...addressFamilies.map((family) => allow(['socket'], 'SCMP_CMP_EQ', family)),
      ...personalities.map((persona) => allow(['personality'], 'SCMP_CMP_EQ', persona)),
      { names: answeredAsMissing, action: 'SCMP_ACT_ERRNO', errnoRet: notImplemented },
    ],
  });
}
