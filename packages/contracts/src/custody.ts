/** What can be asked of the custody module. */
import { defineContract } from './contract.ts'

export const custody = defineContract('custody', {})
