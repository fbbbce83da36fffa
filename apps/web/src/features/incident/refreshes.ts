import { api } from '../../platform/api.ts'

/** What is read again after any act on an incident. */
export const incidentKeys = [
  api.incident.get.key,
  api.incident.listOpen.key,
  api.incident.listMine.key,
  api.tasks.listMine.key,
]
