/** What can be asked of the incident module. */
import { defineContract } from './contract.ts'

export const incident = defineContract('incident', {})
