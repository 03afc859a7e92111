import type { RegistryAccount } from '../../protocol/registry.ts';
import type { FindRegistryImage } from './registry-image.ts';

/** What a machine is told of the classroom registry when it is started. */
export interface RegistryAccess {
  readonly host: string;
  /** To be seen by the engine of a machine as `/etc/docker/certs.d`: whom it may trust. */
  readonly trustFolder: string;
  accountOf(machine: string): RegistryAccount;
}

/** Attempts of a machine under its account's name since that was opened. */
export interface SignIns {
  readonly accepted: number;
  /** With a wrong password. */
  readonly refused: number;
}

/** A machine's account that can sign in. */
export interface OpenRegistryAccount extends RegistryAccount {
  /** Rejects where the registry does not answer. */
  readonly findImage: FindRegistryImage;
  signIns(): SignIns;
  /** Ends it: the password is refused until the account is opened again. */
  dispose(): void;
}

/**
 * A registry with sign-in for all machines of this server. An account may pull everything, and push
 * under its own name, up to a limit. Images stay as long as the machine that they came from, also
 * while that is hibernated, and are removed with it.
 */
export interface ClassroomRegistry extends RegistryAccess {
  /**
   * @param address from which the machine calls
   * @param onUse called after each push of this account's, its first sign-in, and each refused one
   */
  open(machine: string, address: string, onUse: () => void): OpenRegistryAccount;
  /** Removes what the machines left that are not among `machines` any more. */
  sweep(machines: readonly string[]): Promise<void>;
  /** Ends it; what was pushed is kept. */
  dispose(): Promise<void>;
}
