export const locationRoutes = [] as const
