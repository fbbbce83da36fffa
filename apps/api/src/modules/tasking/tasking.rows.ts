/** What the database answers about tasking. */
import type { findItem, findMeeting } from './tasking.repository.ts'
import type { findRequirement, findStrategy } from './tasking.registers.repository.ts'

export type MeetingRow = NonNullable<Awaited<ReturnType<typeof findMeeting>>>
export type ItemRow = NonNullable<Awaited<ReturnType<typeof findItem>>>
export type StrategyRow = NonNullable<Awaited<ReturnType<typeof findStrategy>>>
export type RequirementRow = NonNullable<Awaited<ReturnType<typeof findRequirement>>>
