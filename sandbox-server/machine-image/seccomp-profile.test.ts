import { expect, test } from 'vitest';
import { z } from 'zod';
import { seccompProfile } from './seccomp-profile.ts';

const profileSchema = z.object({
  syscalls: z.array(
    z.object({
      names: z.array(z.string()),
      action: z.string(),
      args: z
        .array(z.object({ value: z.number(), valueTwo: z.number(), op: z.string() }))
        .optional(),
    }),
  ),
});
const { syscalls } = profileSchema.parse(JSON.parse(seccompProfile()));
const rulesFor = (name: string) => syscalls.filter(({ names }) => names.includes(name));

test('a machine can mount, and so run containers', () => {
  expect(rulesFor('mount')).toEqual([expect.objectContaining({ action: 'SCMP_ACT_ALLOW' })]);
});

test.each(['clone', 'unshare', 'socket', 'setsockopt', 'personality'])(
  '%s is never free of conditions',
  (name) => {
    expect(rulesFor(name).every(({ args }) => args !== undefined)).toBe(true);
  },
);

test('a socket is local, of the internet, or of netlink, or can announce an address', () => {
  expect(rulesFor('socket').map(({ args }) => args?.map(({ value }) => value))).toEqual([
    [1],
    [2],
    [10],
    [16],
    [17, 0x8_0002, 0],
  ]);
});

test('no socket takes the options of packet sockets, also where more than 32 bits are given', () => {
  const packetOptions = 263;
  for (const level of [packetOptions, packetOptions + 2 ** 32]) {
    const allowed = rulesFor('setsockopt').filter(({ args: [arg] = [] }) =>
      arg?.op === 'SCMP_CMP_LT' ? level < arg.value : level === arg?.value,
    );
    expect(allowed).toEqual([]);
  }
});

test.each(['socketcall', 'bpf', 'perf_event_open', 'userfaultfd', 'io_uring_enter', 'kexec_load'])(
  '%s has no rule and is refused',
  (name) => expect(rulesFor(name)).toEqual([]),
);

test('key rings look missing, for they are shared by all machines', () => {
  expect(rulesFor('add_key').map(({ action }) => action)).toEqual(['SCMP_ACT_ERRNO']);
});
