/** What learners have done, and the language they read. */
export interface ProgressTables {
  progress_step: { owner: string; lesson: string; step: string; done_at: number; seen_by: string };
  progress_quiz: {
    owner: string;
    lesson: string;
    quiz: string;
    /** JSON of a QuizAnswer. */
    given: string;
    answered_at: number;
    done_at: number | null;
  };
  progress_position: { owner: string; lesson: string; step: string | null; at: number };
  learner: { owner: string; language: string; language_at: number };
}
