import { allowedSystemCalls } from './allowed-system-calls.ts';

/** CLONE_NEWUSER of `linux/sched.h`. */
const newUserNamespace = 0x1000_0000;
/** AF_UNIX, AF_INET, AF_INET6, AF_NETLINK of `linux/socket.h`; not AF_VSOCK. */
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

/** Index of an argument, how it is compared, and with what. */
type Condition = readonly [index: number, op: string, value: number];

/**
 * The engine tells a new container's neighbours its address by ARP; without that they would look for
 * half a minute for the container that had the address before. For it alone there is a packet
 * socket, just as the engine opens it (`unsol_arp_linux.go` of moby). What root of a machine does
 * with one stays in the machine's own network.
 */
const announcingSocket: readonly Condition[] = [
  [0, 'SCMP_CMP_EQ', 17], // AF_PACKET
  [1, 'SCMP_CMP_EQ', 0x8_0002], // SOCK_DGRAM | SOCK_CLOEXEC
  [2, 'SCMP_CMP_EQ', 0],
];
/**
 * Options of sockets, but not of packet sockets (SOL_PACKET), whose rings and fan-outs are what
 * exploits of them need: all levels below it, then SOL_NETLINK, SOL_TLS, SOL_MPTCP of
 * `linux/socket.h`. A level with more than 32 bits, which the kernel would cut off, is none of these.
 */
const packetOptions = 263;
const optionsAbove = [270, 282, 284];

const allow = (names: readonly string[], ...conditions: readonly Condition[]) => ({
  names,
  action: 'SCMP_ACT_ALLOW',
  ...(conditions.length > 0 && {
    args: conditions.map(([index, op, value]) => ({ index, value, valueTwo: 0, op })),
  }),
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
      allow(['clone', 'unshare'], [0, 'SCMP_CMP_MASKED_EQ', newUserNamespace]),
      ...addressFamilies.map((family) => allow(['socket'], [0, 'SCMP_CMP_EQ', family])),
      allow(['socket'], ...announcingSocket),
      allow(['setsockopt'], [1, 'SCMP_CMP_LT', packetOptions]),
      ...optionsAbove.map((level) => allow(['setsockopt'], [1, 'SCMP_CMP_EQ', level])),
      ...personalities.map((persona) => allow(['personality'], [0, 'SCMP_CMP_EQ', persona])),
      { names: answeredAsMissing, action: 'SCMP_ACT_ERRNO', errnoRet: notImplemented },
    ],
  });
}
