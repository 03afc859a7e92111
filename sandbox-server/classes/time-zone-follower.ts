/** What depends on a class's days: a slice of the classroom registers one for what it counts in them. */
export interface TimeZoneFollower {
  /** The class has another time zone now. Resolves once what follows from it is done. */
  timeZoneChanged(classId: string): Promise<void>;
}
