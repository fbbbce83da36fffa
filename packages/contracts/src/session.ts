/** What can be asked of the session module. */
import { defineContract } from './contract.ts'

export const session = defineContract('session', {})
