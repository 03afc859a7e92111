/** Points that an instructor gave a learner in an assignment, whatever was handed in for it. */
export interface GivenPointsRecord {
  readonly assignment: string;
  readonly person: string;
  readonly points: number;
  /** The learner reads it. */
  readonly reason: string;
  /** Who gave them. */
  readonly by: string;
  readonly at: Date;
}

/** Points given by hand. Every call is atomic, and durable once it resolves. */
export interface GivenPointsStore {
  /** Takes the place of earlier ones; rejects where the assignment is unknown. */
  put(points: GivenPointsRecord): Promise<void>;
  /** Null where there are none, here and below. */
  find(assignment: string, person: string): Promise<GivenPointsRecord | null>;
  /** False where there were none. */
  remove(assignment: string, person: string): Promise<boolean>;
  /** By person. */
  ofAssignment(assignment: string): Promise<GivenPointsRecord[]>;
  /** By assignment, then person. */
  ofClass(classId: string): Promise<GivenPointsRecord[]>;
  /** By assignment. */
  ofPerson(person: string): Promise<GivenPointsRecord[]>;
  removeOf(person: string): Promise<void>;
  /** Gives all of one person to another, whose own stay where there are any. */
  give(from: string, to: string): Promise<void>;
}
