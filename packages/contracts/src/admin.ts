/** What can be asked of the admin module. */
import { defineContract } from './contract.ts'

export const admin = defineContract('admin', {})
