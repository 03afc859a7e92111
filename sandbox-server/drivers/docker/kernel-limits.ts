import { hostCommand } from '../../processes/host-command.ts';

/**
 * Kernel objects that all machines share one count of, because they share one range of user ids.
 * Without a limit inside each machine's user namespace, one learner can use up everybody's.
 */
const limits = {
  max_inotify_instances: 64,
  max_fanotify_groups: 64,
  max_net_namespaces: 100,
  max_mnt_namespaces: 200,
  max_pid_namespaces: 200,
  max_ipc_namespaces: 200,
  max_uts_namespaces: 200,
  max_user_namespaces: 0,
};

/** Limits the kernel objects of a machine; nobody inside can raise them. About 7 ms. */
export async function limitKernelObjects(pid: number): Promise<void> {
  const script = Object.entries(limits)
    .map(([name, value]) => `echo ${value} >/proc/sys/user/${name}`)
    .join(' && ');
  await hostCommand('nsenter', ['--user', '--target', String(pid), '--', 'sh', '-c', script]);
}
