/// <reference types="vite/client" />
import type { ApiError } from '@mips/client/api-error'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError
  }
}
