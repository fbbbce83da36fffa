export const searchRoutes = [] as const
