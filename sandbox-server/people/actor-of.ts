import type { PersonRecord } from '../storage/people/people-store.ts';
import type { Actor } from './actor.ts';

export const actorOf = ({ id, name, role }: PersonRecord): Actor => ({ id, name, role });
