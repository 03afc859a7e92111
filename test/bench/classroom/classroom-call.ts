/** One of the calls that pages of the classroom are made of. */
export interface ClassroomCall {
  readonly name: string;
  /** How often it may be asked within a minute by one person; without end where left out. */
  readonly mostAsked?: number;
  /** What has to be there before; it is not measured. */
  prepare?(): Promise<void>;
  /** Asks, and reads the answer to its end. @throws where it is not the answer that was asked for */
  run(): Promise<void>;
}
