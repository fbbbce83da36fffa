/** What can be asked of the intelligence module. */
import { defineContract } from './contract.ts'

export const intelligence = defineContract('intelligence', {})
